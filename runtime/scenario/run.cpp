// One scenario asked and compared.
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/scenario/keys.h"
#include "runtime/scenario/scenario.h"

namespace kb {
namespace {

std::string_view error_name(ProfileErrorKind kind) {
  switch (kind) {
    case ProfileErrorKind::unreadable: return "unreadable";
    case ProfileErrorKind::unknown_name: return "unknown-name";
    case ProfileErrorKind::unknown_option: return "unknown-option";
    case ProfileErrorKind::bad_value: return "bad-value";
    case ProfileErrorKind::contradiction: return "contradiction";
  }
  return "error";
}

Reply reply_to(const KnowledgeBase& kb, const Scenario& scenario) {
  Reply reply{kb, std::nullopt, {}, {}};
  if (!scenario.profile) {
    const ProfileError& error = scenario.profile.error();
    reply.error = error_name(error.kind);
    reply.message = error.message;
    if (error.kind == ProfileErrorKind::unknown_option)
      reply.answer = unknown_to(kb, Profile{}, {error.name, error.nearest});
    return reply;
  }
  auto answer = ask(kb, *scenario.profile);
  if (answer) {
    reply.answer = *std::move(answer);
  } else {
    reply.error = error_name(ProfileErrorKind::contradiction);
    reply.message = std::move(answer.error().message);
  }
  return reply;
}

}  // namespace

std::vector<Mismatch> run(const KnowledgeBase& kb, const Scenario& scenario) {
  std::vector<Mismatch> mismatches;
  const Reply reply = reply_to(kb, scenario);
  for (const Expectation& expectation : scenario.expect) {
    const Key* const key = find_key(expectation.key);
    if (key == nullptr) continue;
    std::optional<Mismatch> mismatch;
    if (key->about != About::error && !reply.answer)
      mismatch = Mismatch{
          {}, 0, fmt::format("{}", fmt::join(expectation.values, ", ")), reply.error, {reply.message}};
    else
      mismatch = key->compare(reply, expectation);
    if (!mismatch) continue;
    mismatch->key = expectation.key;
    mismatch->line = expectation.line;
    mismatches.push_back(*std::move(mismatch));
  }
  return mismatches;
}

}  // namespace kb
