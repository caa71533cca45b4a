// Proof: what somebody needs who checks an answer without believing it. The question as it was understood,
// how every rule stands and by what, and for each verdict that is possible a way in which things can be so.
//
// Numbers are exact: micro of the base unit of their dimension, as in the artifact.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/certainty/certainty.h"
#include "runtime/quantity/quantity.h"

namespace kb {

struct AskedItem {
  std::string kind;  ///< "form", "medicine"
  std::string name;
  std::string written;  ///< as the asker wrote it
  std::optional<Amount> dose;
};

struct AskedMeasure {
  std::string measure;
  Range range;
  std::string text;  ///< "34 years"
};

/// A profile as it was understood: only what was said.
struct AskedProfile {
  std::string goal;  ///< empty: none
  std::optional<AskedItem> candidate;
  std::vector<std::pair<std::string, bool>> facts;
  std::vector<std::string> unknown;  ///< said to be unknown
  std::vector<AskedMeasure> measures;
  std::optional<std::vector<AskedItem>> taking;  ///< nothing said of it; or these things
  bool complete = false;                         ///< `taking` is everything
  bool presume_no = false;
};

struct Asked {
  std::string question = "ask";  ///< the command
  std::string wanted;            ///< a verdict, of why-not and change; else empty
  std::vector<AskedItem> among;  ///< the options that `compare` names; empty: all
  AskedProfile profile;
  std::optional<AskedProfile> before;  ///< of what-if
};

/// A fact, number or total with the value that it has, or has in some case.
struct Atom {
  enum class Kind : std::uint8_t { fact, measure, total };
  Kind kind = Kind::fact;
  std::string name;   ///< "knee-injury", "taking alpha-blocker"; of a total: the first limit that is about it
  std::string value;  ///< of a fact: "yes", "no" or "open"
  Range range;        ///< of a number
};

struct ProvedRule {
  std::string rule;
  std::string status;  ///< "active", "defeated", "open", "silent"
  bool on_option = false;
  std::string defeated_by;  ///< an overriding rule; empty: none, or its own exception
  std::vector<Atom> atoms;  ///< what makes its condition so, then its exception; what is open where they are
};

struct ProvedLimit {
  std::string rule;
  Range others;
  Range candidate;
  std::int64_t limit = 0;
};

/// One case in which the verdict is this: of all cases, the first by the order of what is open.
struct Witness {
  std::string verdict;
  std::vector<Atom> atoms;
};

struct Proof {
  std::string suggestion;  ///< the rule that doses and timing come from; may be empty
  std::string decided_by;  ///< the rule whose certainty it is
  std::vector<Atom> presumed;
  bool presumed_intake = false;
  std::vector<ProvedRule> rules;  ///< every rule that bears on it, those that do not apply too
  std::vector<ProvedLimit> limits;
  std::vector<std::vector<Atom>> outcomes;  ///< in the order of `depends_on` and its outcomes
  std::vector<Witness> witnesses;           ///< where several verdicts are possible: one for each
};

}  // namespace kb
