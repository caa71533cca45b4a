// What people break in a bibliography: every report with its place and a way out.
#include "read.h"
#include <gtest/gtest.h>

namespace kbc {
namespace {

struct SourceFaultCase {
  const char* name;
  std::string text;
  std::string reports;
  std::size_t entries;  // that are given all the same
};

class Faults : public testing::TestWithParam<SourceFaultCase> {};

TEST_P(Faults, AreReported) {
  const Read result = read(GetParam().text);
  EXPECT_EQ(result.reports, GetParam().reports);
  EXPECT_EQ(result.entries.size(), GetParam().entries);
}

INSTANTIATE_TEST_SUITE_P(
    Bibliography, Faults,
    testing::Values(
        SourceFaultCase{"BadDoi", "- id: a\n  type: book\n  DOI: https://doi.org/x\n",
                        "error[KB0226]: `https://doi.org/x` is no DOI\n"
                        "  ┌─ refs.yaml:3:8\n"
                        " 3│   DOI: https://doi.org/x\n"
                        "  │        ^^^^^^^^^^^^^^^^^\n"
                        "  = help: a DOI begins with `10.` and a number, then `/` and more: `10.1000/182`\n",
                        1},
        SourceFaultCase{"DuplicateId",
                        "- id: a\n  type: book\n- id: b\n  type: book\n- id: a\n  type: book\n",
                        "error[KB0204]: `a` is declared twice\n"
                        "  ┌─ refs.yaml:5:7\n"
                        " 5│ - id: a\n"
                        "  │       ^\n"
                        "  │\n"
                        " 1│ - id: a\n"
                        "  │       - it is declared here already\n"
                        "  = help: remove one of the two, or give it another id\n",
                        2},
        SourceFaultCase{"UnknownField", "- id: a\n  type: book\n  titel: T\n",
                        "error[KB0233]: this bibliography cannot be read: `titel` is no field of a source\n"
                        "  ┌─ refs.yaml:3:3\n"
                        " 3│   titel: T\n"
                        "  │   ^^^^^\n"
                        "  = help: did you mean `title`?\n",
                        1},
        SourceFaultCase{"FieldInSmallLetters", "- id: a\n  type: book\n  doi: 10.1000/182\n",
                        "error[KB0233]: this bibliography cannot be read: `doi` is no field of a source\n"
                        "  ┌─ refs.yaml:3:3\n"
                        " 3│   doi: 10.1000/182\n"
                        "  │   ^^^\n"
                        "  = help: did you mean `DOI`?\n",
                        1},
        SourceFaultCase{
            "FieldLikeNone", "- id: a\n  type: book\n  xyzzy: T\n",
            "error[KB0233]: this bibliography cannot be read: `xyzzy` is no field of a source\n"
            "  ┌─ refs.yaml:3:3\n"
            " 3│   xyzzy: T\n"
            "  │   ^^^^^\n"
            "  = help: leave it out, or take the word that the Citation Style Language has for it\n",
            1},
        SourceFaultCase{
            "UnknownType", "- id: a\n  type: journal-article\n",
            "error[KB0233]: this bibliography cannot be read: `journal-article` is no type of source\n"
            "  ┌─ refs.yaml:2:9\n"
            " 2│   type: journal-article\n"
            "  │         ^^^^^^^^^^^^^^^\n"
            "  = help: did you mean `article-journal`, `article` or `article-magazine`?\n",
            1},
        SourceFaultCase{"NoId", "- type: book\n  title: T\n",
                        "error[KB0233]: this bibliography cannot be read: this entry has no id\n"
                        "  ┌─ refs.yaml:1:3\n"
                        " 1│ - type: book\n"
                        "  │   ^^^^^^^^^^\n"
                        " 2│   title: T\n"
                        "  │   ^^^^^^^^\n"
                        "  = help: add the key by which it is cited, as in `id: smith-2025`\n",
                        0},
        SourceFaultCase{
            "NoType", "- id: a\n  title: T\n",
            "error[KB0233]: this bibliography cannot be read: `a` has no type\n"
            "  ┌─ refs.yaml:1:7\n"
            " 1│ - id: a\n"
            "  │       ^\n"
            "  = help: add one, such as `type: article-journal`, `type: book` or `type: webpage`\n",
            1},
        SourceFaultCase{"TextWanted", "- id: a\n  type: book\n  title: [one, two]\n",
                        "error[KB0233]: this bibliography cannot be read: `title` takes a text\n"
                        "  ┌─ refs.yaml:3:10\n"
                        " 3│   title: [one, two]\n"
                        "  │          ^^^^^^^^^^\n"
                        "  = help: write it on one line, as in `title: \"…\"`\n",
                        1},
        SourceFaultCase{
            "NameWithoutFamily", "- id: a\n  type: book\n  author:\n  - given: Ann\n  - family: Smith\n",
            "error[KB0233]: this bibliography cannot be read: this name has no `family` and no `literal`\n"
            "  ┌─ refs.yaml:4:5\n"
            " 4│   - given: Ann\n"
            "  │     ^^^^^^^^^^\n"
            "  = help: write a person as `{family: Smith, given: Ann}` and a body as `{literal: Example "
            "Society}`\n",
            1},
        SourceFaultCase{"PartOfAName", "- id: a\n  type: book\n  author: [{famly: Smith, literal: S}]\n",
                        "error[KB0233]: this bibliography cannot be read: `famly` is no part of a name\n"
                        "  ┌─ refs.yaml:3:13\n"
                        " 3│   author: [{famly: Smith, literal: S}]\n"
                        "  │             ^^^^^\n"
                        "  = help: did you mean `family`?\n",
                        1},
        SourceFaultCase{
            "Categories", "- id: a\n  type: book\n  categories: one\n",
            "error[KB0233]: this bibliography cannot be read: `categories` takes a list of texts\n"
            "  ┌─ refs.yaml:3:15\n"
            " 3│   categories: one\n"
            "  │               ^^^\n"
            "  = help: write it as `categories: [one, two]`\n",
            1},
        SourceFaultCase{"Custom", "- id: a\n  type: book\n  custom: one\n",
                        "error[KB0233]: this bibliography cannot be read: `custom` takes fields of its own\n"
                        "  ┌─ refs.yaml:3:11\n"
                        " 3│   custom: one\n"
                        "  │           ^^^\n"
                        "  = help: indent them below it: `custom:` and then `field: value`\n",
                        1},
        SourceFaultCase{
            "EntryIsText", "- smith-2025\n- id: a\n  type: book\n",
            "error[KB0233]: this bibliography cannot be read: an entry is a list of fields\n"
            "  ┌─ refs.yaml:1:3\n"
            " 1│ - smith-2025\n"
            "  │   ^^^^^^^^^^\n"
            "  = help: begin it with `- id: smith-2025` and indent its other fields by two spaces\n",
            1},
        SourceFaultCase{
            "EmptyFile", "",
            "error[KB0233]: this bibliography cannot be read: it has no list of references\n"
            "  ┌─ refs.yaml:1:1\n"
            " 1│\n"
            "  │ ^\n"
            "  = help: write `references:` and below it one entry for each source, beginning with `- id:`\n",
            0},
        SourceFaultCase{
            "MisspeltReferences", "nocite: x\nreferenes:\n- id: a\n",
            "error[KB0233]: this bibliography cannot be read: it has no list of references\n"
            "  ┌─ refs.yaml:2:1\n"
            " 2│ referenes:\n"
            "  │ ^^^^^^^^^\n"
            "  = help: did you mean `references`?\n"
            "  = help: write `references:` and below it one entry for each source, beginning with `- id:`\n",
            0},
        SourceFaultCase{
            "ReferencesIsMap", "references: {id: a}\n",
            "error[KB0233]: this bibliography cannot be read: it has no list of references\n"
            "  ┌─ refs.yaml:1:13\n"
            " 1│ references: {id: a}\n"
            "  │             ^^^^^^^\n"
            "  = help: write `references:` and below it one entry for each source, beginning with `- id:`\n",
            0},
        SourceFaultCase{"FieldTwice", "- id: a\n  type: book\n  title: T\n  title: U\n",
                        "error[KB0233]: this bibliography cannot be read: `title` is given twice\n"
                        "  ┌─ refs.yaml:4:3\n"
                        " 4│   title: U\n"
                        "  │   ^^^^^\n"
                        "  │\n"
                        " 3│   title: T\n"
                        "  │   ----- it is here already\n"
                        "  = help: keep one of the two\n",
                        0},
        SourceFaultCase{
            "Alias", "- &one\n  id: a\n  type: book\n- *one\n",
            "error[KB0233]: this bibliography cannot be read: an alias stands for a value written elsewhere\n"
            "  ┌─ refs.yaml:4:3\n"
            " 4│ - *one\n"
            "  │   ^^^^\n"
            "  = help: write the value out in place of the alias\n",
            0},
        SourceFaultCase{
            "AliasOfNothing", "- id: *one\n",
            "error[KB0233]: this bibliography cannot be read: an alias stands for a value written elsewhere\n"
            "  ┌─ refs.yaml:1:7\n"
            " 1│ - id: *one\n"
            "  │       ^\n"
            "  = help: write the value out; put a text that begins with `*` into quotes\n",
            0},
        SourceFaultCase{
            "ColonInTitle", "- id: a\n  title: One: two\n",
            "error[KB0233]: this bibliography cannot be read: a `:` stands where no value can begin\n"
            "  ┌─ refs.yaml:2:13\n"
            " 2│   title: One: two\n"
            "  │             ^\n"
            "  = help: put a text that holds `: ` into quotes, as in `title: \"One: two\"`; else see "
            "whether the "
            "line above is indented alike and has its own `:`\n",
            0},
        SourceFaultCase{"QuoteNeverClosed", "- id: a\n  title: \"One\n",
                        "error[KB0233]: this bibliography cannot be read: a quoted text is never closed\n"
                        "  ┌─ refs.yaml:2:10\n"
                        " 2│   title: \"One\n"
                        "  │          ^\n"
                        "  = help: close it with the quote that opened it\n",
                        0},
        SourceFaultCase{
            "QuoteClosedTooLate", "- id: a\n  title: 'One\n- id: b\n  title: 'Two'\n",
            "error[KB0233]: this bibliography cannot be read: this does not fit the fields above it\n"
            "  ┌─ refs.yaml:4:11\n"
            " 4│   title: 'Two'\n"
            "  │           ^\n"
            "  = help: indent all fields of an entry alike, write each as `field: value`, and close "
            "every quote above\n",
            0},
        SourceFaultCase{"TabIndents", "- id: a\n\ttype: book\n",
                        "error[KB0233]: this bibliography cannot be read: a tab indents this line\n"
                        "  ┌─ refs.yaml:2:1\n"
                        " 2│     type: book\n"
                        "  │ ^\n"
                        "  = help: indent with spaces\n",
                        0},
        SourceFaultCase{"BracketNeverClosed", "- {id: a, type: book\n",
                        "error[KB0233]: this bibliography cannot be read: a `{` is never closed by its `}`\n"
                        "  ┌─ refs.yaml:1:3\n"
                        " 1│ - {id: a, type: book\n"
                        "  │   ^\n"
                        "  = help: close it, or put the text that holds the `{` into quotes\n",
                        0},
        SourceFaultCase{
            "FieldWithoutColon", "- id: a\n  type: book\n  title\n",
            "error[KB0233]: this bibliography cannot be read: this field has no `:` and no value\n"
            "  ┌─ refs.yaml:3:3\n"
            " 3│   title\n"
            "  │   ^^^^^\n"
            "  = help: write `field: value`\n",
            0},
        SourceFaultCase{
            "BadEscape", "- id: a\n  title: \"a\\qb\"\n",
            "error[KB0233]: this bibliography cannot be read: a `\\` in a quoted text is followed by "
            "what it cannot escape\n"
            "  ┌─ refs.yaml:2:14\n"
            " 2│   title: \"a\\qb\"\n"
            "  │              ^\n"
            "  = help: write `\\\\` for a `\\`, or use single quotes\n",
            0},
        SourceFaultCase{
            "AtSign", "- id: @a\n",
            "error[KB0233]: this bibliography cannot be read: no value can begin with this character\n"
            "  ┌─ refs.yaml:1:7\n"
            " 1│ - id: @a\n"
            "  │       ^\n"
            "  = help: put the text into quotes\n",
            0},
        SourceFaultCase{
            "EntryOutOfLine", "references:\n  - id: a\n    type: book\n - id: b\n",
            "error[KB0233]: this bibliography cannot be read: this does not fit the fields above it\n"
            "  ┌─ refs.yaml:4:2\n"
            " 4│  - id: b\n"
            "  │  ^\n"
            "  = help: indent all fields of an entry alike, write each as `field: value`, and close "
            "every quote above\n",
            0},
        SourceFaultCase{
            "ListWithoutDashes", "references:\n- id: a\n  type: book\nid: b\n- id: c\n",
            "error[KB0233]: this bibliography cannot be read: this does not fit the fields above it\n"
            "  ┌─ refs.yaml:5:1\n"
            " 5│ - id: c\n"
            "  │ ^\n"
            "  = help: indent all fields of an entry alike, write each as `field: value`, and close "
            "every quote above\n",
            0},
        SourceFaultCase{
            "DirectiveOfOtherYaml", "%YAML 9.0\n---\n- id: a\n",
            "error[KB0233]: this bibliography cannot be read: YAML major version too large\n"
            "  ┌─ refs.yaml:1:1\n"
            " 1│ %YAML 9.0\n"
            "  │ ^\n"
            "  = help: write it as a reference manager does: indented with spaces, special texts in quotes\n",
            0},
        SourceFaultCase{
            "UnevenIndentation", "- id: a\n   type: book\n  title: T\n",
            "error[KB0233]: this bibliography cannot be read: a `:` stands where no value can begin\n"
            "  ┌─ refs.yaml:2:8\n"
            " 2│    type: book\n"
            "  │        ^\n"
            "  = help: put a text that holds `: ` into quotes, as in `title: \"One: two\"`; else see "
            "whether the "
            "line above is indented alike and has its own `:`\n",
            0},
        SourceFaultCase{"NoUtf8", "- id: a\n  title: caf\xe9\n",
                        "error[KB0233]: this bibliography cannot be read: this byte is no UTF-8\n"
                        "  ┌─ refs.yaml:2:13\n"
                        " 2│   title: caf\\xe9\n"
                        "  │             ^^^^\n"
                        "  = help: save the file as UTF-8\n",
                        0},
        SourceFaultCase{
            "ControlCharacter", "- id: a\x04\n",
            "error[KB0233]: this bibliography cannot be read: a text can hold no control character\n"
            "  ┌─ refs.yaml:1:8\n"
            " 1│ - id: a␄\n"
            "  │        ^\n"
            "  = help: remove it\n",
            0}),
    [](const auto& c) { return c.param.name; });

TEST(Faults, OfAllEntriesAreReportedInOneRun) {
  const Read result =
      read("- id: a\n  type: bok\n  DOI: x\n- id: b\n  type: book\n  issued: soon\n- titel: T\n");
  std::size_t reports = 0;
  for (std::size_t at = result.reports.find("error["); at != std::string::npos;
       at = result.reports.find("error[", at + 1))
    ++reports;
  EXPECT_EQ(reports, 5U) << result.reports;
  EXPECT_EQ(result.entries.size(), 2U);
}

}  // namespace
}  // namespace kbc
