/* What somebody's C program does with a knowledge base: `asker FILE.kbx QUESTION [KEYS]` prints the answer and exits with
 * its status. KEYS are the keys that it trusts. Before that it goes wrong in every way that there is, and asks from
 * several threads at once. */
#include <kb_c.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 4
#define ROUNDS 8
/* The public half of nobody's key. */
#define NO_KEY "kb public key 1 0000000000000000000000000000000000000000000000000000000000000001"

static void expect(int holds, const char *what) {
  if (holds) return;
  fprintf(stderr, "asker: %s\n", what);
  exit(70);
}

static void refuses(kb_status status, char **text, const char *part) {
  expect(status == KB_REFUSED && *text != NULL, "refused, and said why");
  if (strstr(*text, part) == NULL) fprintf(stderr, "asker: `%s` does not say `%s`\n", *text, part), exit(70);
  expect(strchr(*text, '\n') == NULL, "a message is one line");
  kb_free(*text);
}

static void goes_wrong(const kb_base *base, const char *path) {
  kb_base *none = NULL;
  char *text = NULL;
  refuses(kb_open("there-is-none.kbx", &none, &text), &text, "there-is-none.kbx");
  expect(none == NULL, "what can't be opened is null");
  expect(kb_open(NULL, &none, &text) == KB_FAILED && text == NULL, "a path is needed");
  expect(kb_open(path, NULL, &text) == KB_FAILED && text == NULL, "a place for the base is needed");
  expect(kb_open_signed(NULL, "", &none, &text) == KB_FAILED && text == NULL, "a path is needed");
  expect(kb_open_signed(path, NULL, &none, &text) == KB_FAILED && text == NULL, "keys are needed");
  expect(kb_open_signed(path, "", NULL, &text) == KB_FAILED && text == NULL, "a place for the base is needed");
  expect(kb_open_signed(path, "", &none, NULL) == KB_FAILED && none == NULL, "a place for the text is needed");
  refuses(kb_open_signed(path, "", &none, &text), &text, "no public keys");
  refuses(kb_open_signed(path, "a key", &none, &text), &text, "no public keys");
  refuses(kb_open_signed(path, NO_KEY "\n\n" NO_KEY, &none, &text), &text, "no public keys");
  refuses(kb_open_signed("there-is-none.kbx", NO_KEY, &none, &text), &text, "there-is-none.kbx");
  expect(none == NULL, "what is refused is null");
  expect(kb_ask(NULL, "{}", &text) == KB_FAILED && text == NULL, "a base is needed");
  expect(kb_ask(base, NULL, &text) == KB_FAILED && text == NULL, "a question is needed");
  expect(kb_ask(base, "{}", NULL) == KB_FAILED, "a place for the answer is needed");
  refuses(kb_ask(base, "{\"goal\"", &text), &text, "line 1");
  refuses(kb_ask(base, "goal: sleep", &text), &text, "no JSON");
  refuses(kb_ask(base, "{\"no-such-word\": true}", &text), &text, "no-such-word");
  refuses(kb_ask(base, "{\"question\": \"when\", \"profile\": {}}", &text), &text, "`when` is no question");
  refuses(kb_ask(base, "{\"question\": \"why\", \"profile\": {}}", &text), &text, "candidate");
  refuses(kb_ask(base, "{\"asks\": \"why\", \"profile\": {}}", &text), &text, "`asks` is no part of a question");
  expect(kb_ask(base, "{\"candidate\": \"no-such-thing\"}", &text) == KB_UNKNOWN, "not in this knowledge base");
  expect(strstr(text, "\"verdict\": \"unknown\"") != NULL, "which is an answer");
  kb_free(text);
  expect(kb_identity(base, &text) == KB_ANSWERED && strstr(text, "\"digest\": ") != NULL, "a base has a digest");
  kb_free(text);
  kb_free(NULL);
  kb_close(NULL);
}

/* The file at `path` from memory, at an address that is a multiple of nothing: it answers as the file does. */
static void opens_bytes(const char *path, const char *question, const char *answer) {
  FILE *file = fopen(path, "rb");
  kb_base *base = NULL;
  char *text = NULL, *bytes;
  size_t size;
  expect(file != NULL && fseek(file, 0, SEEK_END) == 0, "the file is read");
  size = (size_t)ftell(file);
  rewind(file);
  bytes = (char *)malloc(size + 1) + 1;
  expect(fread(bytes, 1, size, file) == size, "the file is read");
  fclose(file);
  expect(kb_open_bytes(bytes, size, &base, &text) == KB_ANSWERED && text == NULL, "bytes are opened");
  bytes[size / 2] = (char)(bytes[size / 2] ^ 1);
  expect(kb_ask(base, question, &text) != KB_FAILED && strcmp(text, answer) == 0, "bytes are asked, of a copy");
  kb_free(text);
  kb_close(base);
  expect(kb_open_bytes(bytes, size, &base, &text) == KB_DAMAGED && base == NULL, "damaged bytes are known as such");
  expect(strstr(text, "this file is damaged") == text, "and said to be");
  kb_free(text);
  refuses(kb_open_bytes(NULL, 0, &base, &text), &text, "this file is no compiled knowledge base");
  expect(kb_open_bytes(NULL, 1, &base, &text) == KB_FAILED && text == NULL, "bytes are needed");
  free(bytes - 1);
}

struct work {
  const kb_base *base;
  const char *question;
  const char *answer;
};

static void *asks(void *given) {
  const struct work *work = given;
  int round;
  for (round = 0; round < ROUNDS; ++round) {
    char *text = NULL;
    if (kb_ask(work->base, work->question, &text) == KB_FAILED || strcmp(text, work->answer) != 0) return given;
    kb_free(text);
  }
  return NULL;
}

int main(int argc, char **argv) {
  kb_base *base = NULL;
  char *text = NULL;
  kb_status status;
  pthread_t threads[THREADS];
  struct work work;
  int i;
  expect(argc == 3 || argc == 4, "usage: asker FILE.kbx QUESTION [KEYS]");
  expect(strcmp(kb_version(), "0.1.0") == 0, "this version");
  status = argc == 3 ? kb_open(argv[1], &base, &text) : kb_open_signed(argv[1], argv[3], &base, &text);
  if (status != KB_ANSWERED) return fprintf(stderr, "asker: %s\n", text), kb_free(text), (int)status;
  expect(text == NULL, "what is opened needs no words");
  goes_wrong(base, argv[1]);

  status = kb_ask(base, argv[2], &text);
  expect(text != NULL, "an answer or a message");
  work.base = base, work.question = argv[2], work.answer = text;
  for (i = 0; i < THREADS; ++i) expect(pthread_create(&threads[i], NULL, asks, &work) == 0, "a thread");
  for (i = 0; i < THREADS; ++i) {
    void *failed = NULL;
    expect(pthread_join(threads[i], &failed) == 0 && failed == NULL, "each thread has the same answer");
  }
  opens_bytes(argv[1], argv[2], text);
  fputs(text, stdout);
  kb_free(text);
  kb_close(base);
  return (int)status;
}
