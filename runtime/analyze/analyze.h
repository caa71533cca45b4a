// Analyze: an author's questions to the rules themselves, answered by looking for a person: a counterexample
// is a profile that `kbq ask --profile` reads, and a "no" means that nobody like that exists.
//
// Exact over the declared facts, measures and thresholds: people differ in what rules ask about, and nothing
// is presumed of them unless the question says so. A search that would take more than `Effort::people` steps
// is given up, and its answer is "not settled", never "no".
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "runtime/decide/decide.h"
#include "runtime/explain/statement.h"

namespace kb {

struct Effort {
  std::size_t people = 20'000;  ///< people, known in part, that one search looks at
  /// Searches that `gaps` makes: of an option and a danger or a value. The others are told as left out.
  std::size_t searches = std::numeric_limits<std::size_t>::max();
};

/// Somebody, as a profile that can be run.
struct Example {
  std::vector<std::string> lines;  ///< of YAML
  std::string answer;              ///< what they are answered: a verdict; may be empty
  std::string shows = {};          ///< what they are an example of, where a point has several
};

/// One thing that was found.
struct Point {
  std::string kind;                  ///< for programs: "verdict", "certainty", "gap", "boundary", …
  std::vector<std::string> options;  ///< names; empty: it is about none
  std::string rule;                  ///< or fact, or measure: its name; may be empty
  std::string says;                  ///< the finding, in a sentence or less
  std::string before;  ///< of a difference: what A answers, or the answer with the rule; may be empty
  std::string after;
  std::vector<Example> examples;  ///< of a pair both, who differ in one thing
  std::size_t depth = 0;          ///< below the point before it with less
  Place place;
  std::vector<std::uint32_t> nodes = {};  ///< of a gap: the danger; of a boundary: the rules below and above
};

struct Report {
  std::string question;  ///< "can", "depends", "needed", "gaps", "exceptions", "diff"
  std::string asked;     ///< in words
  std::string answer;    ///< for programs: "yes", "no", "not-settled", "same", "different", "found", "none"
  std::string says;      ///< in a sentence
  std::vector<std::string> reasons;
  std::vector<Point> points;
  std::vector<std::string> limits;  ///< what was not settled, and what no profile can say
};

/// The options that people are told about (rows of options): all but the substances themselves.
[[nodiscard]] std::vector<std::uint32_t> asked_options(const KnowledgeBase& kb);

/// Can anybody like this have this verdict, for any of these options (rows of options)?
[[nodiscard]] Report can(const KnowledgeBase& kb, const Profile& profile,
                         const std::vector<std::uint32_t>& options, Verdict verdict, Effort effort = {});
/// What does the verdict for an option depend on at all? `examples`: shown by two people who differ in that
/// alone.
[[nodiscard]] Report depends(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option,
                             bool examples, Effort effort = {});
/// Does any answer change without these rules (rows of rules), one at a time?
[[nodiscard]] Report needed(const KnowledgeBase& kb, const std::vector<std::uint32_t>& rules,
                            Effort effort = {});
/// Whom may something harm, or what is being asked for their safety, without that a rule speaks? And the
/// values of measures at which two rules both hold, or neither does. Over these options.
[[nodiscard]] Report gaps(const KnowledgeBase& kb, const std::vector<std::uint32_t>& options,
                          Effort effort = {});
/// Which rule sets which aside, and for whom each counts: of a rule, or of all rules on an option or for a
/// goal (nodes).
[[nodiscard]] Report exceptions(const KnowledgeBase& kb, std::uint32_t node, Effort effort = {});
/// Do two versions answer anybody differently, for which options, and in what? Things are the same by kind
/// and name.
[[nodiscard]] Report differences(const KnowledgeBase& before, const KnowledgeBase& after, Effort effort = {});

/// For people, in plain text.
[[nodiscard]] std::string render_report(const Report& report);
/// For programs: one object.
[[nodiscard]] std::string render_report_json(const Report& report);
/// The first person of a report as a profile's text; empty if there is none.
[[nodiscard]] std::string first_example(const Report& report);

}  // namespace kb
