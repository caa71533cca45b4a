// A whole profile: the tree read key by key. Contradictions are looked for within it.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/amounts.h"
#include "runtime/profile/errors.h"
#include "runtime/profile/items.h"
#include "runtime/profile/profile.h"
#include "runtime/profile/statement.h"
#include "runtime/profile/tree.h"
#include "runtime/profile/words.h"

namespace kb {
namespace {

constexpr std::size_t kMostItems = 1000;

/// A thing that is given as a map: its kind of thing, and `dose`.
struct ThingKey {
  std::string_view key;
  std::array<std::string_view, 1> kinds;
  std::string_view expected;
};
constexpr ThingKey kThingKeys[] = {{"form", {"form"}, "a form"},
                                   {"product", {"product"}, "a product"},
                                   {"option", {"option"}, "an option"},
                                   {"substance", {"substance"}, "a substance"},
                                   {"medicine", {"medicine"}, "a medicine"}};
constexpr std::string_view kDose = "dose";

tl::unexpected<ProfileError> bad(std::uint32_t line, std::string message, std::string_view name = {}) {
  return tl::unexpected(
      at_line(line, {ProfileErrorKind::bad_value, std::move(message), std::string(name), {}}));
}

class Reader {
 public:
  explicit Reader(const KnowledgeBase& kb) : kb_(kb) {}

  ProfileResult<Profile> read(const TreeNode& root) {
    if (root.kind == NodeKind::nothing) return std::move(profile_);
    if (root.kind != NodeKind::map)
      return tl::unexpected(at_line(
          root.line,
          {ProfileErrorKind::unreadable, "this is no profile: write each line as `name: value`", {}, {}}));
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2)
      if (auto read = read_entry(root.items[i], root.items[i + 1]); !read)
        return tl::unexpected(std::move(read.error()));
    if (auto met = meet_taking(); !met) return tl::unexpected(std::move(met.error()));
    return std::move(profile_);
  }

 private:
  using Result = ProfileResult<void>;
  struct Entry {
    std::string_view key;
    Result (Reader::*read)(const TreeNode& key, const TreeNode& value);
  };
  static const std::array<Entry, 5> kEntries;

  Result read_entry(const TreeNode& key, const TreeNode& value) {
    const auto* const entry = std::ranges::find(kEntries, key.text, &Entry::key);
    return entry != kEntries.end() ? (this->*entry->read)(key, value) : read_statement(key, value);
  }

  /// Puts the place before an error.
  template <typename T>
  static ProfileResult<T> placed(ProfileResult<T> result, const TreeNode& at) {
    return std::move(result).map_error(
        [&](ProfileError error) { return at_line(at.line, std::move(error)); });
  }

  static bool is_unsaid(const TreeNode& value) {
    return value.kind == NodeKind::nothing ||
           (value.kind == NodeKind::text && truth_of(value.text) == Said::unknown);
  }

  Result read_goal(const TreeNode& key, const TreeNode& value) {
    if (is_unsaid(value)) return {};
    if (value.kind != NodeKind::text)
      return bad(key.line, "`goal` is one name: write `goal: name`", key.text);
    return placed(find_one(kb_, value.text, kGoals), value).map([&](std::uint32_t node) {
      profile_.goal = node;
    });
  }

  Result read_presume_no(const TreeNode& key, const TreeNode& value) {
    const auto truth = value.kind == NodeKind::text ? truth_of(value.text) : std::nullopt;
    if (!truth || truth == Said::unknown)
      return bad(key.line, "`presume-no` is neither yes nor no: write `presume-no: yes`, or leave it out",
                 key.text);
    profile_.presume_no = truth == Said::yes;
    return {};
  }

  Result read_candidate_entry(const TreeNode& key, const TreeNode& value) {
    if (is_unsaid(value)) return {};
    if (value.kind == NodeKind::list)
      return bad(key.line,
                 "`candidate` is one thing: ask about each by itself, or leave it out to compare all",
                 key.text);
    ProfileResult<Item> item =
        value.kind == NodeKind::text
            ? placed(read_candidate(kb_, value.text), value)
            : read_thing(value).and_then([&](const Thing& thing) {
                return placed(make_candidate(kb_, thing.name->text, thing.dose, thing.wanted), *thing.name);
              });
    if (!item) return tl::unexpected(std::move(item.error()));
    profile_.candidate = std::move(*item);
    return {};
  }

  Result read_taking_list(const TreeNode& key, const TreeNode& value) {
    if (is_unsaid(value)) return {};
    profile_.taking.emplace();
    if (value.kind == NodeKind::text && value.text == kNothing) return {};
    if (value.kind == NodeKind::text && truth_of(value.text))
      return bad(value.line,
                 "`taking` is a list of what is taken: write `taking: nothing` if that is nothing", key.text);
    if (value.kind != NodeKind::list) return read_taken(value);
    if (value.items.size() > kMostItems)
      return bad(key.line, fmt::format("`taking` holds more than {} things", kMostItems), key.text);
    for (const TreeNode& item : value.items)
      if (auto read = read_taken(item); !read) return read;
    return {};
  }

  Result read_taken(const TreeNode& value) {
    if (value.kind == NodeKind::text && value.text == kNothing)
      return bad(value.line,
                 "`nothing` stands among things that are taken: write `taking: nothing`, or leave it out");
    if (value.kind == NodeKind::nothing || value.kind == NodeKind::list)
      return bad(value.line, "a thing is missing here: write its name, and its amount behind it");
    auto items =
        value.kind == NodeKind::text
            ? placed(read_items(kb_, value.text, kTaken), value)
            : read_thing(value).and_then([&](const Thing& thing) {
                return placed(make_items(kb_, thing.name->text, thing.dose, thing.wanted), *thing.name);
              });
    if (!items) return tl::unexpected(std::move(items.error()));
    std::ranges::move(*items, std::back_inserter(*profile_.taking));
    return {};
  }

  struct Thing {
    const TreeNode* name = nullptr;
    std::string_view dose;
    WordClass wanted;
  };

  /// {form: name, dose: amount}
  static ProfileResult<Thing> read_thing(const TreeNode& map) {
    Thing thing;
    for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
      const TreeNode& key = map.items[i];
      const TreeNode& value = map.items[i + 1];
      const auto* const of = std::ranges::find(kThingKeys, key.text, &ThingKey::key);
      if (of == std::end(kThingKeys) && key.text != kDose)
        return bad(
            key.line,
            fmt::format("{} says nothing of a thing: write `form`, `product`, `option`, `substance` or "
                        "`medicine`, and `dose`",
                        quoted(key.text)),
            key.text);
      if (key.text == kDose && is_unsaid(value)) continue;
      if (value.kind != NodeKind::text || value.text.empty())
        return bad(key.line, fmt::format("{} has no text for its value", quoted(key.text)), key.text);
      if (key.text == kDose) {
        thing.dose = value.text;
        continue;
      }
      if (thing.name != nullptr)
        return bad(key.line, "two names are given for one thing: write two things, or one name", key.text);
      thing.name = &value;
      thing.wanted = {of->kinds, of->expected};
    }
    if (thing.name == nullptr)
      return bad(map.line, "a thing has no name here: write `{form: name, dose: amount}`");
    return thing;
  }

  Result read_supervised_by(const TreeNode& key, const TreeNode& value) {
    if (is_unsaid(value)) return {};
    const std::vector<TreeNode> one =
        value.kind == NodeKind::list ? std::vector<TreeNode>{} : std::vector{value};
    const std::vector<TreeNode>& names = value.kind == NodeKind::list ? value.items : one;
    if (names.size() > kMostItems)
      return bad(key.line, fmt::format("`supervised-by` holds more than {} names", kMostItems), key.text);
    for (const TreeNode& name : names) {
      if (name.kind != NodeKind::text)
        return bad(key.line, "`supervised-by` is a professional's name, or a list of such names", key.text);
      auto set = placed(find_supervisor(kb_, name.text), name).and_then([&](const Subject& subject) {
        return placed(set_truth(kb_, profile_, subject, true, Meeting::agrees), name);
      });
      if (!set) return set;
    }
    return {};
  }

  Result read_statement(const TreeNode& key, const TreeNode& value) {
    const std::string_view words = trimmed(key.text);
    const auto subject = find(key, words);
    if (!subject) return tl::unexpected(subject.error());
    const bool is_measure = subject->kind == SubjectKind::measure;
    if (value.kind == NodeKind::nothing) return {};
    if (value.kind != NodeKind::text)
      return bad(key.line,
                 fmt::format("{} has one value: {}", quoted(words),
                             is_measure ? "write a number with its unit, or a range as in `40 to 60`"
                                        : "write `yes`, `no` or `unknown`"),
                 words);
    if (is_measure) return placed(set_measure(kb_, profile_, *subject, value.text, Meeting::agrees), key);
    const auto truth = truth_of(value.text);
    if (!truth)
      return bad(key.line,
                 fmt::format("{} is no answer to {}: write `yes`, `no` or `unknown`", quoted(value.text),
                             quoted(words)),
                 words);
    if (subject->kind == SubjectKind::taking) {
      if (truth != Said::yes)
        if (auto whole = check_whole_class(key, value, *subject); !whole) return whole;
      if (takings_.size() == kMostItems)
        return bad(key.line, fmt::format("more than {} things are taken or not", kMostItems), key.text);
      takings_.push_back({key.line, *subject, *truth});
      if (truth == Said::yes) return {};  // an item, when all is read
    }
    return placed(
        set_truth(kb_, profile_, *subject,
                  truth == Said::unknown ? std::nullopt : std::optional(truth == Said::yes), Meeting::agrees),
        key);
  }

  /// What is not taken, or not known to be, is a whole class: its other members would go with it.
  Result check_whole_class(const TreeNode& key, const TreeNode& value, const Subject& subject) const {
    for (const Item& item : subject.items)
      if (is_example(kb_, item.node, item.written))
        return bad(
            key.line,
            fmt::format("{} is one of {}: not taking it leaves the others open; write {}",
                        quoted(item.written), quoted(kb_.name(item.node)),
                        quoted(fmt::format("{}{}: {}", kTakingPrefix, kb_.name(item.node), value.text))),
            key.text);
    return {};
  }

  ProfileResult<Subject> find(const TreeNode& key, std::string_view words) const {
    auto subject = find_subject(kb_, words);
    if (subject) return subject;
    const bool has_prefix = words.starts_with(kTakingPrefix) || words.starts_with(kSupervisedPrefix);
    if (has_prefix || subject.error().kind != ProfileErrorKind::unknown_name || !kb_.find(words).empty())
      return placed(std::move(subject), key);
    if (words == kDose || std::ranges::find(kThingKeys, words, &ThingKey::key) != std::end(kThingKeys))
      return bad(
          key.line,
          fmt::format("{} is no fact of a person: what is asked about is said as `candidate: {{form: name, "
                      "dose: amount}}`, and what is taken is listed by `taking`",
                      quoted(words)),
          words);
    std::vector<std::string_view> keys;
    for (const Entry& entry : kEntries) keys.push_back(entry.key);
    return placed(ProfileResult<Subject>(unknown_word(kb_, words, kStated, keys)), key);
  }

  /// Holds what is said of single things that are taken against the list, and against each other.
  Result meet_taking() {
    const bool listed = profile_.taking.has_value();
    for (const auto& [line, subject, truth] : takings_) {
      if (truth == Said::unknown && listed)
        return contradict(
            line, fmt::format("{} is unknown, but `taking` lists all that is taken", quoted(subject.written)),
            subject);
      if (truth != Said::yes) continue;
      if (listed && profile_.taking->empty())
        return contradict(line, fmt::format("{} is yes, but `taking` says nothing", quoted(subject.written)),
                          subject);
      if (!profile_.taking) profile_.taking.emplace();
      profile_.taking_more = !listed;
      for (const Item& item : subject.items) add_taken(kb_, profile_, item);
    }
    if (!profile_.taking) return {};
    std::map<std::uint32_t, std::string> taken;  // everything that the items are: by which of them
    for (const Item& item : *profile_.taking)
      for (const std::uint32_t node : is_also(kb_, item.node)) taken.emplace(node, item.written);
    for (const auto& [line, subject, truth] : takings_)
      for (const Item& item : subject.items)
        if (const auto by = taken.find(item.node); truth != Said::yes && by != taken.end())
          return contradict(line,
                            fmt::format("{} is {}, but {} is taken", quoted(subject.written),
                                        truth == Said::no ? "no" : "unknown", quoted(by->second)),
                            subject);
    return {};
  }

  static Result contradict(std::uint32_t line, const std::string& message, const Subject& subject) {
    return tl::unexpected(at_line(
        line, {ProfileErrorKind::contradiction, message + ": keep one of the two", subject.written, {}}));
  }

  struct Taking {
    std::uint32_t line;
    Subject subject;
    Said truth;
  };

  const KnowledgeBase& kb_;
  Profile profile_;
  std::vector<Taking> takings_;
};

constexpr std::array<Reader::Entry, 5> Reader::kEntries = {{{"goal", &Reader::read_goal},
                                                            {"candidate", &Reader::read_candidate_entry},
                                                            {"taking", &Reader::read_taking_list},
                                                            {"supervised-by", &Reader::read_supervised_by},
                                                            {"presume-no", &Reader::read_presume_no}}};

}  // namespace

ProfileResult<Profile> read_profile(const KnowledgeBase& kb, const TreeNode& root) {
  return Reader(kb).read(root);
}

}  // namespace kb
