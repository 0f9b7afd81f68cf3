import { globSync, readFileSync } from 'node:fs';
import { lexer, walkTokens } from 'marked';
import type { Token, Tokens } from 'marked';
import GithubSlugger from 'github-slugger';

export interface CodeBlock {
  readonly file: string;
  /** First line of the code, from 1. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

export interface Link {
  readonly file: string;
  readonly target: string;
  /** Text of a link, alternative text of an image. */
  readonly text: string;
  readonly isImage: boolean;
}

export interface Document {
  readonly file: string;
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly Link[];
  readonly blocks: readonly CodeBlock[];
}

/** Every document a reader can meet: those in the root, in docs and in the forge's folder. */
export function readDocuments(): readonly Document[] {
  return globSync(['*.md', 'docs/**/*.md', '.github/**/*.md', '{local-org,bench,config,policy}/**/*.md'], {
    exclude: (name) => name === 'node_modules',
  })
    .sort()
    .map((file) => read(file));
}

function read(file: string): Document {
  const markdown = readFileSync(file, 'utf8');
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: Link[] = [];
  const blocks: CodeBlock[] = [];
  let searchedTo = 0;
  walkTokens(lexer(markdown), (token) => {
    if (isOf<Tokens.Heading>(token, 'heading')) anchors.add(slugger.slug(plain(token)));
    if (isOf<Tokens.Link>(token, 'link')) links.push({ file, target: token.href, text: token.text, isImage: false });
    if (isOf<Tokens.Image>(token, 'image')) links.push({ file, target: token.href, text: token.text, isImage: true });
    if (isOf<Tokens.HTML>(token, 'html')) links.push(...imagesOf(file, token.raw));
    if (isOf<Tokens.Code>(token, 'code')) {
      searchedTo = Math.max(searchedTo, markdown.indexOf(token.text.split('\n')[0] ?? '', searchedTo));
      const line = markdown.slice(0, searchedTo).split('\n').length;
      blocks.push({ file, line, language: (token.lang ?? '').split(' ')[0] ?? '', code: token.text });
    }
  });
  return { file, anchors, links, blocks };
}

function isOf<Kind extends Token>(token: Token, type: Kind['type']): token is Kind {
  return token.type === type;
}

/** A heading's text as it is read, without the marks of code or emphasis. */
function plain(heading: Tokens.Heading): string {
  return heading.tokens.map((token) => ('text' in token ? token.text : token.raw)).join('');
}

function imagesOf(file: string, html: string): Link[] {
  return [...html.matchAll(/<img\s[^>]*>/gu)].map(([tag]) => ({
    file,
    target: /\ssrc="([^"]*)"/u.exec(tag)?.[1] ?? '',
    text: /\salt="([^"]*)"/u.exec(tag)?.[1] ?? '',
    isImage: true,
  }));
}
