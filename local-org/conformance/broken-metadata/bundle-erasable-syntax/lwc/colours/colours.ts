// broken
enum Colour {
  Red,
}
export const colour = Colour.Red;
