// A row under its columns: no name twice, and no cell against another.
#include "runtime/batch/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/batch/batch.h"
#include "tests/support/compile_text.h"

namespace {

const kb::KnowledgeBase& barn() {
  static const support::Compiled c = support::compiled(
      "fact frail { ask \"Frail?\"  aka \"weak\" }\nmeasure age in years { ask \"?\"  from 0 to 120 years  "
      "aka \"years old\" }\n"
      "professional surgeon, nurse\nmedicine tincture { examples \"Brown Drops\" }\nsubstance iron\n"
      "form salt of iron { fraction 0.3 }\ngoal calm\n"
      "evidence e : rct { states \"Said.\" }\nclaim c { states \"It calms.\"  support e }\n"
      "suggest salt for calm as salt-calms { because c }\n"
      "caution salt when frail or age > 70 years as salt-sways { says \"Hold on.\"  because c }\n"
      "caution salt when supervised by nurse as salt-watched { says \"Hold on.\"  because c }\n"
      "separate salt from tincture by 2 h as salt-apart { because c }\n"
      "limit iron to 100 mg elemental per day as iron-limit { because c }\n");
  return *c.kb;
}

std::string rows_of(std::string people) {
  std::string_view rest = people;
  std::string out;
  const auto count = kb::answer_batch(
      barn(), {.format = kb::BatchFormat::csv},
      [&](char* into, std::size_t most) {
        const std::size_t got = rest.copy(into, most);
        rest.remove_prefix(got);
        return got;
      },
      [&](std::string_view bytes, const kb::BatchCount&) { return out += bytes, true; });
  return count ? out.substr(out.find('\n') + 1) : "refused: " + count.error();
}

struct RowCase {
  const char* name;
  const char* people;
  const char* says;
};

class BatchRows : public testing::TestWithParam<RowCase> {};

TEST_P(BatchRows, AreRefusedWhereTheyContradict) {
  EXPECT_THAT(rows_of(GetParam().people), testing::HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BatchRows,
    testing::Values(
        RowCase{"fact_twice", "frail,frail\nyes,no\n",
                "refused: line 1: the columns `frail` and `frail` say"},
        RowCase{"in_other_letters", "age, Age\n1,2\n", "refused: line 1: the columns `age` and `Age` say"},
        RowCase{"id_twice", "id,id\n1,2\n", "refused: line 1: the columns `id` and `id` say"},
        RowCase{"form_by_both_its_names", "form,candidate\n,\n",
                "refused: line 1: the columns `form` and `candidate` say"},
        RowCase{"open_quote", "\"frail\n", "refused: line 1: a quote is left open"},
        RowCase{"yes_and_no", "frail,weak\nyes,no\n", "`weak` is both yes and no: keep one of the two"},
        RowCase{"two_values", "age,years old\n70,71\n", "`years old` has two values: keep one"},
        RowCase{"something_and_nothing", "taking\ntincture;nothing\n", "`nothing` stands among things"},
        RowCase{"nothing_and_something", "taking\nnothing; tincture\n", "`nothing` stands among things"},
        RowCase{"taken_and_nothing", "taking,taking tincture\nnothing,yes\n",
                "`taking tincture` is yes, but `taking` says nothing"},
        RowCase{"taken_and_not", "taking,taking tincture\ntincture,no\n",
                "`taking tincture` is no, but `tincture` is taken"},
        RowCase{"two_doses", "form,dose\nsalt 100 mg compound,200 mg compound\n",
                "a dose stands behind the form and in its own column"},
        RowCase{"a_dose_of_nothing", "form,dose\n,200 mg compound\n", "is a dose of nothing"},
        RowCase{"no_text", "frail\n\xff\n", "a byte here is no UTF-8"},
        RowCase{"an_unknown_name", "frial\nyes\n",
                "`frial` is not in this knowledge base: did you mean `frail`?"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(BatchRow, SaysWhatAProfileSays) {
  const std::pair<const char*, const char*> cases[] = {
      {"form,dose,goal\nsalt,400 mg compound,calm\n", "salt,not-suggested"},
      {"dose,form,goal,frail\n100 mg compound,salt,calm,no\n", "salt,depends"},
      {"form,goal,frail,weak,age\nsalt,calm,yes,yes,\n", "salt-calms salt-sways"},
      {"form,goal,frail,age\nsalt,calm, no , 71 years \n", "salt-calms salt-sways"},
      {"form,goal,frail,age\nsalt,calm,no,40 to 50\n", "salt,"},
      {"form,goal,taking\nsalt,calm,\"Brown Drops; salt 100 mg compound\"\n", "salt-apart"},
      {"form,goal,supervised-by\nsalt,calm,surgeon; nurse\n", "salt-watched"},
      {"form,goal,frail,,\nsalt,calm,unknown,,\n", "salt,"},
  };
  for (const auto& [people, says] : cases) {
    const std::string said = rows_of(people);
    EXPECT_THAT(said, testing::StartsWith("2,,salt,")) << people;
    EXPECT_THAT(said, testing::HasSubstr(says)) << people;
  }
}

}  // namespace
