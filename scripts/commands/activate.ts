import type { Command } from 'commander';
import type { GateMode } from '../activate/gate.ts';
import { run, withTarget, wrongOption } from './command.ts';
import type { CommonOptions } from './command.ts';

interface ActivateFlags extends CommonOptions {
  readonly check?: boolean;
  readonly gate?: GateMode;
}

const MODES: Readonly<Record<string, GateMode>> = { off: 'Off', observe: 'Observe', enforce: 'Enforce' };

/** `handover activate`: the package's flows on, then the gate. */
export function addActivate(program: Command): void {
  withTarget(
    program
      .command('activate')
      .description(
        "Makes the newest version of each of the package's flows the active one (production leaves them off after a deploy) and proves it by reading back. Then moves the gate, if asked; every other setting of the policy stays.",
      )
      .option('--check', 'only reports; changes nothing')
      .option('--gate <mode>', 'off, observe or enforce (enforce is refused while a flow is not active)', parseMode)
      .addHelpText(
        'after',
        '\nExit code: 0 when all flows run in their newest version and the gate stands as asked, else 1.',
      ),
  ).action(async (options: ActivateFlags) => {
    if (options.check === true && options.gate !== undefined)
      throw wrongOption('--check changes nothing, so it does not go with --gate.');
    await run('activate', options, async (connection, progress) => {
      const [{ activate }, { describeActivate }] = await Promise.all([
        import('../activate/activate.ts'),
        import('../activate/report.ts'),
      ]);
      const result = await activate(connection, {
        check: options.check === true,
        progress,
        ...(options.gate === undefined ? {} : { gate: options.gate }),
      });
      const fine = result.notCurrent.length === 0 && result.gate.kept === undefined && result.gate.before !== undefined;
      return { result, summary: describeActivate(result), exitCode: fine ? 0 : 1 };
    });
  });
}

function parseMode(text: string): GateMode {
  const mode = MODES[text.toLowerCase()];
  if (mode === undefined) throw wrongOption(`--gate: "${text}" is neither off, observe nor enforce.`);
  return mode;
}
