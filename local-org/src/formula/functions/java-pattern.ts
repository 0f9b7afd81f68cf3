/** POSIX classes of Java's java.util.regex.Pattern (US-ASCII). */
const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: '0-9A-Za-z',
  Punct: '!-\\/:-@\\[-`{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Space: '\\s',
  XDigit: '0-9A-Fa-f',
};
const PIECE = /\\([pP])\{(\w+)\}|\\([AzZhQ])|\\.|\[\^?|\]|[?*+}]\+/gs;

/**
 * A JavaScript expression that matches whole texts as a Java pattern does: leading flags `(?i)`, POSIX classes, `\A`, `\z`,
 * `\Z`, `\h`. Possessive quantifiers and quoting have no counterpart.
 *
 * @throws SyntaxError for what is no pattern or cannot be expressed
 */
export function javaPattern(source: string): RegExp {
  const flags = /^\(\?([imsx]+)\)/.exec(source);
  const flag = flags?.[1] ?? '';
  if (flag.includes('x')) throw new SyntaxError('flag x is not supported by the local org');
  const body = source.slice(flags?.[0].length ?? 0);
  let inClass = false;
  let needsUnicode = false;
  const translated = body.replace(PIECE, (piece: string, kind?: string, name?: string, anchor?: string) => {
    if (piece.startsWith('[')) {
      if (inClass) throw new SyntaxError('a character class inside another is not supported by the local org');
      inClass = true;
      return piece;
    }
    if (piece === ']') {
      inClass = false;
      return piece;
    }
    if (name !== undefined) {
      const members = POSIX[name];
      if (members === undefined) {
        needsUnicode = true;
        return `\\${kind ?? 'p'}{${name.replace(/^Is/, '')}}`;
      }
      if (kind === 'P' && inClass)
        throw new SyntaxError(`${piece} in a character class is not supported by the local org`);
      return inClass ? members : `[${kind === 'P' ? '^' : ''}${members}]`;
    }
    if (anchor === 'A') return '^';
    if (anchor === 'z' || anchor === 'Z') return '$';
    if (anchor === 'h') return inClass ? ' \\t\\xA0' : '[ \\t\\xA0]';
    if (anchor === 'Q') throw new SyntaxError('\\Q is not supported by the local org');
    if (!inClass && /^[?*+}]\+$/.test(piece))
      throw new SyntaxError('possessive quantifiers are not supported by the local org');
    return piece;
  });
  const javaScriptFlags = `${flag.includes('i') ? 'i' : ''}${flag.includes('s') ? 's' : ''}${needsUnicode ? 'u' : ''}`;
  return new RegExp(`^(?:${translated})$`, javaScriptFlags);
}
