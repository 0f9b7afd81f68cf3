import type { LightningSession } from './pages/types.ts';
import { STYLES_URL } from './assets.ts';

/** The one HTML document that every Lightning page is; the frame in it reads the address. */
export function shellPage(session: LightningSession, importMap: object): string {
  return document(
    'Lightning | Local Org',
    `<script>
      globalThis.lightningSession = ${script(session)};
      {
        // Kept for the browser's tab: the pages one goes to from here do not repeat it.
        const asked = new URLSearchParams(location.search).get('formFactor') ?? sessionStorage.getItem('local-org.formFactor');
        if (asked === 'Small' || asked === 'Large') sessionStorage.setItem('local-org.formFactor', asked);
        const fitting = globalThis.innerWidth < 768 ? 'Small' : 'Large';
        globalThis.lightningSession.formFactor = asked === 'Small' || asked === 'Large' ? asked : fitting;
      }
    </script>
    <script type="importmap">${script(importMap)}</script>
    <script type="module">
      import '@lwc/synthetic-shadow';
      const { start } = await import('frame/main');
      start(document.getElementById('frame'), (name) => import(name));
    </script>`,
    '<div id="frame"></div>',
  );
}

/** Asked of whoever comes without a session: as which user of the org to go on. */
export function userChoicePage(): string {
  return document(
    'Log In | Local Org',
    '',
    `<main class="slds-grid slds-grid_align-center slds-p-top_xx-large">
      <div class="slds-card" style="width: 28rem; max-width: 100%">
        <div class="slds-card__header slds-grid">
          <h1 class="slds-text-heading_medium">Log in to the local org as</h1>
        </div>
        <div class="slds-card__body">
          <ul id="users" class="slds-has-dividers_top-space" aria-label="Users"></ul>
          <p id="problem" class="slds-text-color_error slds-p-around_medium" role="alert"></p>
        </div>
      </div>
    </main>
    <script type="module">${CHOOSE_USER}</script>`,
  );
}

const CHOOSE_USER = `
  const list = document.getElementById('users');
  const problem = document.getElementById('problem');
  const answer = await fetch('/local-org/users');
  if (!answer.ok) problem.textContent = 'The users of the local org cannot be read: ' + answer.status;
  const users = answer.ok ? await answer.json() : [];
  for (const user of users) {
    const item = document.createElement('li');
    item.className = 'slds-item slds-p-horizontal_medium';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'slds-button slds-size_1-of-1 slds-text-align_left slds-grid';
    const name = document.createElement('span');
    name.className = 'slds-col slds-truncate';
    name.textContent = user.name;
    const role = document.createElement('span');
    role.className = 'slds-text-body_small slds-text-color_weak';
    role.textContent = user.title ?? user.profileName;
    button.append(name, role);
    button.addEventListener('click', async () => {
      const chosen = await fetch('/local-org/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId: user.id }),
      });
      if (chosen.ok) location.reload();
      else problem.textContent = 'That user cannot log in: ' + chosen.status;
    });
    item.append(button);
    list.append(item);
  }
`;

function document(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${STYLES_URL}">
    ${head}
  </head>
  <body class="slds-scope">
    ${body}
  </body>
</html>
`;
}

/** JSON inside a script element: nothing in it may end the element. */
function script(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
