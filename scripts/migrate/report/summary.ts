import path from 'node:path';
import { describeProblem } from '../problem.ts';
import type { Report } from './types.ts';

const LINES = 20;

/** The end of a run in words for a terminal or a log. */
export function summarise(report: Report): string {
  const number = (value: number) => value.toLocaleString('en');
  const lines: string[] = [];
  const page = `Report: ${path.join(report.journal, report.dryRun ? 'dry-run' : '', 'report.html')}`;
  if (report.bypassTakenBack.length > 0)
    lines.push(`Taken back what a killed run had left: ${report.bypassTakenBack.join(', ')}.`);
  lines.push(...report.warnings.map((warning) => `Warning: ${warning}`));
  if (report.state === 'invalid') {
    lines.push(`${number(report.problems.count)} fault(s); nothing was sent.`);
    lines.push(...report.problems.first.slice(0, LINES).map((found) => `  ${describeProblem(found)}`));
    if (report.problems.count > LINES) lines.push(`  … all of them: ${report.problems.file ?? ''}`);
    return [...lines, page].join('\n');
  }
  if (report.checkOnly && report.state === 'finished') {
    lines.push('The plan and its files have no faults. Nothing was sent.');
    return lines.join('\n');
  }
  const saved = report.loads.reduce((sum, load) => sum + load.saved, 0);
  const unchanged = report.loads.reduce((sum, load) => sum + load.unchanged, 0);
  const unproven = report.loads.reduce((sum, load) => sum + (load.unproven ?? 0), 0);
  lines.push(
    `${number(saved)} rows ${report.dryRun ? 'would be saved' : 'saved'}, ${number(unchanged)} unchanged, ` +
      `${number(report.rejected.count)} refused, in ${report.seconds.toFixed(1)} s with ${number(report.calls)} API calls.`,
  );
  if (unproven > 0)
    lines.push(`${number(unproven)} rows hang on records that this plan creates first: their rules could not be run.`);
  for (const entry of report.rejected.first.slice(0, LINES))
    lines.push(
      `  ${entry.load} line ${entry.line}${entry.field === '' ? '' : ` [${entry.field}]`} ${entry.code}: ${entry.message}`,
    );
  const files = [...new Set(report.loads.flatMap((load) => load.rejectedFile ?? []))];
  if (files.length > 0) lines.push(`Correct them in ${files.join(', ')} and run again with --only-rejected FILE.`);
  if (report.reason !== undefined) lines.push(`Stopped: ${report.reason}`);
  if (report.resume !== undefined) lines.push(`Everything so far is kept. Resume with: ${report.resume}`);
  return [...lines, page].join('\n');
}
