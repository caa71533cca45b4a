// What an author may have meant.
#include "runtime/text/nearest.h"

#include <tuple>

#include <gtest/gtest.h>

namespace kb {
namespace {

using Names = std::vector<std::string>;

struct NearestCase {
  const char* name;
  std::string wanted;
  std::vector<std::string_view> candidates;
  Names expected;
};

class Nearest : public testing::TestWithParam<NearestCase> {};

TEST_P(Nearest, Names) {
  const NearestCase& c = GetParam();
  EXPECT_EQ(nearest_names(c.wanted, c.candidates), c.expected);
}

const std::vector<std::string_view> kWords = {
    "kidney-disease", "liver-disease", "sensitive-stomach", "age", "egfr", "pregnant", "dose", "does"};

INSTANTIATE_TEST_SUITE_P(
    Text, Nearest,
    testing::Values(NearestCase{"LetterMissing", "pregnat", kWords, {"pregnant"}},
                    NearestCase{"LetterTooMany", "preggnant", kWords, {"pregnant"}},
                    NearestCase{"LetterWrong", "pregnent", kWords, {"pregnant"}},
                    NearestCase{"LettersSwapped", "egrf", kWords, {"egfr"}},
                    NearestCase{"Capitals", "PREGNANT", kWords, {"pregnant"}},
                    NearestCase{"TiesByAlphabet", "dos", kWords, {"does", "dose"}},
                    NearestCase{"FirstPart", "kidney", kWords, {"kidney-disease"}},
                    NearestCase{"LastPart", "stomach", kWords, {"sensitive-stomach"}},
                    NearestCase{"SharedPart", "disease", kWords, {"kidney-disease", "liver-disease"}},
                    NearestCase{
                        "PartsSwapped", "disease-kidney", kWords, {"kidney-disease", "liver-disease"}},
                    NearestCase{"MisspeltPart", "kidny", kWords, {"kidney-disease"}},
                    NearestCase{"MisspeltWhole", "kidny-desease", kWords, {"kidney-disease"}},
                    NearestCase{"Start", "preg", kWords, {"pregnant"}},
                    NearestCase{"TooLong", "pregnant-or-breastfeeding", kWords, {"pregnant"}},
                    NearestCase{"NothingNear", "zinc", kWords, {}}, NearestCase{"OneLetter", "a", kWords, {}},
                    NearestCase{"EmptyWanted", "", kWords, {}}, NearestCase{"EmptyCandidate", "ab", {""}, {}},
                    NearestCase{"Repeated", "aga", {"age", "age"}, {"age"}},
                    NearestCase{"SlipsAlone", "dose-max", {"max-weight", "dose-mex"}, {"dose-mex"}},
                    NearestCase{"AtMostThree", "ab1", {"ab5", "ab4", "ab3", "ab2"}, {"ab2", "ab3", "ab4"}}),
    [](const auto& c) { return c.param.name; });

TEST(Nearest, AsksForAsManyAsWanted) {
  const std::vector<std::string_view> candidates = {"ab2", "ab3", "ab4"};
  EXPECT_EQ(nearest_names("ab1", candidates, 1), Names{"ab2"});
  EXPECT_EQ(nearest_names("ab1", candidates, 0), Names{});
}

TEST(Nearest, VeryLongNamesAreLikeNothing) {
  const std::string whole(65, 'a');
  const std::string other(64, 'a');
  const std::vector<std::string_view> candidates = {whole, other};
  EXPECT_EQ(nearest_names(whole, candidates), Names{});
  EXPECT_EQ(nearest_names(other, candidates), Names{other});
}

TEST(Slip, OnlyWhatAHandDoesByItself) {
  const std::tuple<std::string_view, std::string_view, Slip> cases[] = {
      {"rainy", "rainy", Slip::spelt},
      {"Rainy", "rainy", Slip::spelt},
      {"left_handed", "left-handed", Slip::spelt},
      {"lefthanded", "left-handed", Slip::spelt},
      {"rany", "rainy", Slip::spelt},
      {"rainny", "rainy", Slip::spelt},
      {"riany", "rainy", Slip::spelt},
      {"stage", "stages", Slip::spelt},
      {"roiny", "rainy", Slip::changed},
      {"tonic-ate", "tonic-ite", Slip::changed},
      {"stage-2", "stage-3", Slip::none},
      {"stage-3", "stage-", Slip::none},
      {"stage-12", "stage-21", Slip::none},
      {"ran", "rain", Slip::none},
      {"train", "rainy", Slip::none},
      {"", "", Slip::none},
  };
  for (const auto& [written, meant, expected] : cases) {
    EXPECT_EQ(slip(written, meant), expected) << written << " " << meant;
    EXPECT_EQ(slip(meant, written), expected) << meant << " " << written;
  }
}

}  // namespace
}  // namespace kb
