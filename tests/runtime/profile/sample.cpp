// Compiles the sample, and says profiles in words.
#include "sample.h"

#include <cstdlib>
#include <iostream>

#include "compiler/compile.h"
#include "runtime/quantity/format.h"

namespace kb {
namespace {

struct Compiled {
  kbc::Compilation compilation;
  KnowledgeBase kb;
};

Compiled compile_glade() {
  auto compilation = kbc::compile({std::string(KB_SOURCE_DIR "/tests/runtime/profile/glade")});
  if (!compilation.artifact) {
    std::cerr << "the sample does not compile\n";
    std::abort();
  }
  auto opened = KnowledgeBase::from_bytes(*compilation.artifact);
  if (!opened) {
    std::cerr << "the sample does not open: " << opened.error().message << '\n';
    std::abort();
  }
  return {std::move(compilation), *std::move(opened)};
}

std::string item_in_words(const KnowledgeBase& kb, const Item& item) {
  std::string text(kb.kind(item.node));
  text += " " + std::string(kb.name(item.node));
  if (item.written != kb.name(item.node)) text += " (" + item.written + ")";
  if ((item.option != kNone) != (kb.kind(item.node) != "medicine")) text += " WITH A WRONG OPTION";
  if (item.option != kNone && kb.options[item.option].node() != item.node) text += " WITH ANOTHER'S OPTION";
  if (item.dose) text += ", " + format_amount(*item.dose);
  return text + "\n";
}

std::string fact_in_words(const KnowledgeBase& kb, std::uint32_t fact) {
  static constexpr std::string_view kPrefixes[] = {"", "taking ", "supervised by "};
  return std::string(kPrefixes[kb.facts[fact].kind()]) + std::string(kb.name(kb.facts[fact].node()));
}

std::string_view kind_name(ProfileErrorKind kind) {
  switch (kind) {
    case ProfileErrorKind::unreadable: return "unreadable";
    case ProfileErrorKind::unknown_name: return "unknown_name";
    case ProfileErrorKind::unknown_option: return "unknown_option";
    case ProfileErrorKind::bad_value: return "bad_value";
    case ProfileErrorKind::contradiction: return "contradiction";
  }
  return "";
}

}  // namespace

const KnowledgeBase& glade() {
  static const Compiled compiled = compile_glade();
  return compiled.kb;
}

std::string in_words(const KnowledgeBase& kb, const Profile& profile) {
  std::string text;
  if (profile.goal != kNone) text += "goal " + std::string(kb.name(profile.goal)) + "\n";
  for (const FactValue& fact : profile.facts)
    text += fact_in_words(kb, fact.fact) + (fact.value ? ": yes\n" : ": no\n");
  for (const std::uint32_t fact : profile.unknown) text += fact_in_words(kb, fact) + ": unknown\n";
  for (const MeasureValue& value : profile.measures) {
    const fbs::Measure& measure = kb.measures[value.measure];
    Amount amount;
    amount.range = value.range;
    amount.unit = parse_unit(kb.text(measure.unit())).value_or(plain_unit());
    text += std::string(kb.name(measure.node())) + " " + format_amount(amount) + "\n";
  }
  if (profile.taking && profile.taking->empty()) text += "takes nothing\n";
  if (profile.taking)
    for (const Item& item : *profile.taking) text += "takes " + item_in_words(kb, item);
  if (profile.taking_more) text += "and perhaps more\n";
  if (profile.presume_no) text += "presume no\n";
  if (profile.candidate) text += "asks about " + item_in_words(kb, *profile.candidate);
  return text;
}

std::string in_words(const ProfileError& error) {
  std::string text = std::string(kind_name(error.kind)) + ": " + error.message + "\n";
  for (const std::string& near : error.nearest) text += "near: " + near + "\n";
  return text;
}

std::string read_in_words(const KnowledgeBase& kb, std::string_view text) {
  const auto profile = read_profile(kb, text);
  return profile ? in_words(kb, *profile) : in_words(profile.error());
}

}  // namespace kb
