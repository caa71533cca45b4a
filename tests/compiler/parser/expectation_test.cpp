// What Boost 1.81's Spirit X3 does when an expectation fails, on which the parser's recovery is built: the
// exception knows the place, and the iterator is left where it was when the parse began.
#include <string_view>

#include <boost/spirit/home/x3.hpp>
#include <boost/version.hpp>
#include <gtest/gtest.h>

namespace {

namespace x3 = boost::spirit::x3;

TEST(Expectation, ThrowsWithItsPlaceAndName) {
  static_assert(BOOST_VERSION == 108100, "look at recovery in compiler/parser when Boost changes");
  constexpr std::string_view kText = "fact 1";
  const char* at = kText.data();
  const char* const end = at + kText.size();
  const auto name = x3::rule<struct Name>("a name") = x3::lexeme[+x3::alpha];
  try {
    (void)x3::phrase_parse(at, end, x3::lit("fact") > name, x3::space);
    FAIL() << "no expectation failed";
  } catch (const x3::expectation_failure<const char*>& failure) {
    EXPECT_EQ(failure.which(), "a name");
    EXPECT_EQ(failure.where() - kText.data(), 5);
  }
}

TEST(Expectation, InALaterAlternativeStillThrows) {
  constexpr std::string_view kText = "ac";
  const char* at = kText.data();
  const auto grammar = (x3::lit('a') > x3::lit('b')) | (x3::lit('a') >> x3::lit('c'));
  EXPECT_THROW((void)x3::parse(at, at + kText.size(), grammar), x3::expectation_failure<const char*>);
}

}  // namespace
