// View: one knowledge base's rules on one option, as far as a person is known; and several views of one
// person, narrowed together. Private to this room.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/decide/problem.h"

namespace kb {

class View {
 public:
  /// `profile` is about the option: its candidate, if it has one, is the option.
  View(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option)
      : View(Situation(kb), profile, option) {}
  /// `anybody`: in place of whom the profile's person comes; what is known of nobody is then shared.
  View(const Situation& anybody, const Profile& profile, std::uint32_t option);
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  /// Why nobody is like the profile.
  [[nodiscard]] const std::optional<Contradiction>& contradiction() const { return contradiction_; }
  [[nodiscard]] const KnowledgeBase& kb() const { return situation.kb(); }
  /// The place of a rule among the problem's, if it bears on the option.
  [[nodiscard]] std::optional<std::size_t> place_of(std::uint32_t rule) const;

  Situation situation;

 private:
  std::optional<Contradiction> contradiction_;  // before the problem, which takes the situation as it then is

 public:
  Problem problem;
};

/// What is learned of the person on the way: a fact, a measure's range, or a total's, as the view names it.
struct Learned {
  std::size_t view = 0;
  Variable variable;
  Range region;  ///< of a fact {0, 0} or {1, 1}
};

/// Where to look further: a variable of one of the views.
struct Branching {
  std::size_t view = 0;
  Situation::Split split;
};

/// Views of one person. What is learned in one holds in all that know the thing by its name.
class Views {
 public:
  void add(View& view) { views_.push_back(&view); }
  /// Lets a variable differ between the views: nothing that is learned of it in one holds in another.
  void set_apart(Variable variable) { apart_ = variable; }
  [[nodiscard]] bool is_apart(Variable variable) const { return apart_ == variable; }

  [[nodiscard]] View& operator[](std::size_t index) const { return *views_[index]; }
  [[nodiscard]] std::size_t size() const { return views_.size(); }

  using Marks = std::vector<std::size_t>;
  [[nodiscard]] Marks marks() const;
  void undo(const Marks& marks);
  /// Narrows all views; false: nobody is like that. `said` becomes false where a view has the opposite for
  /// settled by what is known, and this one would presume the value: then it holds in this one as long as
  /// nobody says it.
  [[nodiscard]] bool learn(const Learned& learned, bool& said);
  [[nodiscard]] bool feasible();
  /// The variable of another view that means the same.
  [[nodiscard]] std::optional<Variable> translated(std::size_t from, std::size_t to, Variable variable) const;

 private:
  std::vector<View*> views_;
  std::optional<Variable> apart_;
};

/// Lets what is learned of views in a scope be forgotten at its end.
class Undone {
 public:
  explicit Undone(Views& views) : views_(views), marks_(views.marks()) {}
  ~Undone() { views_.undo(marks_); }
  Undone(const Undone&) = delete;
  Undone& operator=(const Undone&) = delete;

 private:
  Views& views_;
  Views::Marks marks_;
};

/// What a state of the views comes to.
enum class Judgement : std::uint8_t {
  found,  ///< everybody who is like that is somebody looked for
  dead,   ///< nobody who is like that is
  open,
  unclear,  ///< it cannot be told, nor where to look further
};
struct Judged {
  Judgement judgement = Judgement::dead;
  Branching where;  ///< if open
};

/// The people looked at, and how many may be at most.
struct Budget {
  std::size_t most = 20'000;
  std::size_t spent = 0;
  [[nodiscard]] bool spend() { return spent < most ? (++spent, true) : false; }
};

struct Walked {
  enum class End : std::uint8_t { found, nobody, not_settled } end = End::nobody;
  std::vector<Learned> learned;  ///< of whom was found: all that has to be said
  std::size_t unsaid = 0;        ///< people who are looked for, and whom `accept` passed over
};

/// So many people that no profile can say are passed over before the search is given up.
inline constexpr std::size_t kMostUnsaid = 32;

/// Depth first over what is open, no before yes and less before more, until somebody is found.
/// `accept` looks at whom was found, and may go on looking.
[[nodiscard]] Walked walk(Views& views, Budget& budget, const std::function<Judged(Views&)>& judge,
                          const std::function<bool(const std::vector<Learned>&)>& accept = {});

}  // namespace kb
