import { html, raw } from './html.ts';
import type { Html } from './html.ts';

export interface Bar {
  readonly label: string;
  /** One value for each series. */
  readonly values: readonly number[];
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** The chart in a sentence, for who does not see it. */
  readonly summary: string;
  readonly series: readonly string[];
  readonly bars: readonly Bar[];
}

const LABEL = 150;
const PLOT = 520;
const ROW = 30;
const BAR = 20;

/**
 * Horizontal bars, stacked by series, as SVG of our own with its figures beside it as a table. Series differ by pattern of
 * fill and by position, not by colour alone; the figures stand in the bars.
 */
export function barChart(chart: Chart): Html {
  const { id, title, summary, series, bars } = chart;
  const longest = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const height = bars.length * ROW + 8;
  return html`<figure>
    <figcaption id="${id}">${title}</figcaption>
    ${series.length > 1 ? legend(series) : raw('')}
    <svg
      viewBox="0 0 ${LABEL + PLOT + 50} ${height}"
      role="img"
      aria-labelledby="${id}"
      aria-describedby="${id}-summary"
    >
      <desc id="${id}-summary">${summary}</desc>
      ${bars.map((bar, row) => barRow(bar, row, longest))}
    </svg>
    <details>
      <summary>Figures of this chart</summary>
      <table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col"></th>
            ${series.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${bars.map(
            ({ label, values }) =>
              html`<tr>
                <th scope="row">${label}</th>
                ${values.map((value) => html`<td>${value}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </figure>`;
}

function barRow({ label, values }: Bar, row: number, longest: number): Html {
  const top = row * ROW + 4;
  const middle = top + BAR / 2 + 5;
  const widths = values.map((value) => (value / longest) * PLOT);
  return html`<g>
    <text class="label" x="${LABEL - 8}" y="${middle}" text-anchor="end">${label}</text>
    ${widths.map((width, series) => {
      const left = LABEL + sum(widths.slice(0, series));
      const value = values[series] ?? 0;
      return value === 0
        ? raw('')
        : html`<rect
              class="series-${series}"
              x="${left.toFixed(1)}"
              y="${top}"
              width="${width.toFixed(1)}"
              height="${BAR}"
            />${
              width > 22
                ? html`<text
                    class="on-series-${series}"
                    x="${(left + width / 2).toFixed(1)}"
                    y="${middle}"
                    text-anchor="middle"
                    >${value}</text
                  >`
                : raw('')
            }`;
    })}
  </g>`;
}

function legend(series: readonly string[]): Html {
  return html`<ul class="legend">
    ${series.map((name, index) => html`<li><span class="swatch swatch-${index}" aria-hidden="true"></span>${name}</li>`)}
  </ul>`;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
