/* The runtime for C, and for every language that can call C: open a compiled knowledge base, ask it in JSON,
 * read JSON.
 *
 *   kb_base *base;
 *   char *text;
 *   if (kb_open("sleep.kbx", &base, &text) == KB_ANSWERED) {
 *     kb_ask(base, "{\"goal\": \"sleep\", \"candidate\": \"NAME\"}", &text);
 *     puts(text);      // the answer as `kbq ask --format json` prints it
 *     kb_free(text);
 *     kb_close(base);
 *   }
 *
 * Every text is UTF-8 and ends with a zero byte. What a function gives in `*text` belongs to the caller, who
 * frees it with kb_free; what the caller passes in stays the caller's, and may go once the call has returned.
 *
 * Nothing here prints, ends the program, or keeps a state of its own. One opened base may be asked from many
 * threads at once, without locks; only kb_close must come after the last of them. */
#ifndef KB_C_H
#define KB_C_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define KB_C_EXPORT __attribute__((visibility("default")))
#else
#define KB_C_EXPORT
#endif

/* An opened knowledge base. */
typedef struct kb_base kb_base;

/* The first five are the exit statuses of kbq. `*text` is an answer where the status is KB_ANSWERED,
 * KB_UNKNOWN or KB_DEPENDS, and a message for people, in one line, where it is another. */
typedef enum kb_status {
  KB_ANSWERED = 0,
  KB_DAMAGED = 1, /* the file is cut short, or its digest does not fit */
  KB_REFUSED =
      2, /* a file or a question that can't be read, or contradicts itself; a file that isn't signed */
  KB_UNKNOWN = 3, /* what was asked about is not in this knowledge base: an answer, with the nearest names */
  KB_DEPENDS = 4, /* it depends on something that wasn't said: an answer, with what that is */
  KB_FAILED = 5   /* memory ran out, or a pointer that is needed is null; `*text` is null then */
} kb_status;

/* Opens a compiled knowledge base (kbc makes them) and compares it with its digest. Gives KB_ANSWERED and
 * `*base`, and no text; or another status, no base, and the message. The file stays mapped: another may take
 * its name meanwhile (kbc build, mv), but nobody may write into it (cp). */
KB_C_EXPORT kb_status kb_open(const char* path, kb_base** base, char** text);

/* The same, and the file must be signed: by `kbc sign`, with one of the keys whose public halves
 * `trusted_keys` holds, as `kbc keygen` wrote them to KEY.pub: one such line, or several. The signature lies
 * beside the file, under its name and ".sig". What isn't signed so is KB_REFUSED, with the reason. */
KB_C_EXPORT kb_status kb_open_signed(const char* path, const char* trusted_keys, kb_base** base, char** text);

/* Opens a file's bytes in memory, wherever they came from, as kb_open does the file. They are copied. */
KB_C_EXPORT kb_status kb_open_bytes(const void* bytes, size_t size, kb_base** base, char** text);

/* Null is allowed. */
KB_C_EXPORT void kb_close(kb_base* base);

/* Answers a question: a profile (runtime/profile/README.md), which asks what `kbq ask` does, or
 *
 *   {"question": "why-not", "wanted": "suggested", "profile": {...}}
 *
 * with the words of `asked` in the schema of answers (answer.schema.json):
 *
 *   question    ask (unless said), questions, why, why-not, what-if, change, compare or plan
 *   profile     what is known of the person, and what is asked about
 *   wanted      of why-not and change: a verdict; `suggested` unless said
 *   before      of what-if: the profile before what is changed
 *   among       of compare: a list of options, with or without an amount behind the name
 *   bedtime     of plan: "22:30"
 *
 * The answer is JSON by that schema, the same bytes as kbq's. */
KB_C_EXPORT kb_status kb_ask(const kb_base* base, const char* question, char** text);

/* The name, version and digest of the knowledge base, as answers name it: {"name": ..., "version": ...,
 * "digest": ...} */
KB_C_EXPORT kb_status kb_identity(const kb_base* base, char** text);

/* Of a text that a function here gave; null is allowed. */
KB_C_EXPORT void kb_free(char* text);

/* The version of this library: "0.1.0". It is not to be freed. */
KB_C_EXPORT const char* kb_version(void);

#ifdef __cplusplus
}
#endif

#endif
