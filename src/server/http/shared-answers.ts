// Many readers ask for the same page at the same time, after a publication above all: it is composed once for them.

/** Composes, or waits for the same answer that is being composed. Nothing is kept once it has been given. */
export type SharedAnswers = (key: string, compose: () => Promise<unknown>) => Promise<string>;

/** Answers as JSON. Only for what depends on nothing but the key: what every visitor is shown. */
export function createSharedAnswers(): SharedAnswers {
  const composing = new Map<string, Promise<string>>();
  return (key, compose) => {
    const known = composing.get(key);
    if (known) return known;
    const answer = compose()
      .then((value) => JSON.stringify(value))
      .finally(() => composing.delete(key));
    composing.set(key, answer);
    return answer;
  };
}
