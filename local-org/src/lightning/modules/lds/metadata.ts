import { callApi } from './http.ts';

const answers = new Map<string, Promise<unknown>>();

/** Reads metadata of the org, once a page: it does not change under a user's eyes. A failed request may be made again. */
export function loadMetadata<Answer>(path: string): Promise<Answer> {
  let answer = answers.get(path) as Promise<Answer> | undefined;
  if (!answer) {
    answer = callApi<Answer>('GET', path);
    answers.set(path, answer);
    answer.catch(() => answers.delete(path));
  }
  return answer;
}
