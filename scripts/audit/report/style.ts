/** Style of the page: light and dark by the reader's system, and on paper without colours that need a screen. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1d2430; --soft: #5a6472; --line: #cfd6df; --zebra: #f4f6f9;
  --series-0: #1f5fa8; --on-0: #ffffff; --series-1: #f0b54a; --on-1: #1d2430; --series-2: #e3e7ec; --on-2: #1d2430; --edge: #8792a0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181f; --ink: #e8ecf2; --soft: #a9b3c0; --line: #3a4350; --zebra: #1b212a;
    --series-0: #7db3f2; --on-0: #14181f; --series-1: #d99a2b; --on-1: #14181f; --series-2: #2c3440; --on-2: #e8ecf2; --edge: #66717f;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 72rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
.lead { color: var(--soft); margin: 0 0 1rem; max-width: 60rem; }
.headline { font-size: 1.15rem; border-left: 4px solid var(--series-1); padding: .35rem 0 .35rem 1rem; margin: 1.25rem 0; }
figure { margin: 1rem 0 1.5rem; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
svg { width: 100%; height: auto; max-width: 56rem; font: 13px system-ui, sans-serif; }
svg text { fill: var(--ink); }
.series-0 { fill: var(--series-0); } .series-1 { fill: var(--series-1); } .series-2 { fill: var(--series-2); stroke: var(--edge); stroke-dasharray: 3 2; }
svg .on-series-0 { fill: var(--on-0); } svg .on-series-1 { fill: var(--on-1); } svg .on-series-2 { fill: var(--on-2); }
.legend { display: flex; flex-wrap: wrap; gap: 1.25rem; list-style: none; padding: 0; margin: 0 0 .5rem; }
.swatch { display: inline-block; width: 1rem; height: .8rem; margin-right: .4rem; }
.swatch-0 { background: var(--series-0); } .swatch-1 { background: var(--series-1); } .swatch-2 { background: var(--series-2); border: 1px dashed var(--edge); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
tbody tr:nth-child(even) { background: var(--zebra); }
tbody th { min-width: 13rem; }
thead th { border-bottom-width: 2px; }
td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--soft); }
summary:focus-visible { outline: 2px solid var(--series-0); outline-offset: 2px; }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #999999; --zebra: #ffffff; --series-0: #333333; --on-0: #ffffff; --series-1: #aaaaaa; --on-1: #000000; --series-2: #ffffff; --on-2: #000000; --edge: #000000; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  svg, .swatch { print-color-adjust: exact; }
  figure, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
