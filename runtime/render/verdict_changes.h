// Verdict changes: for whom which option's verdict is another. Private to this room.
#pragma once

#include <boost/json/object.hpp>

#include "runtime/explain/impact.h"
#include "runtime/render/report.h"

namespace kb::render {

/// Changes of one option that are alike stand together, with those whom they concern.
[[nodiscard]] std::vector<Item> verdict_items(const std::vector<VerdictChange>& changes);
[[nodiscard]] Section verdict_section(std::string label, const std::vector<VerdictChange>& changes);
/// How many people are among them.
[[nodiscard]] std::size_t people_in(const std::vector<VerdictChange>& changes);

[[nodiscard]] boost::json::object verdict_change_json(const VerdictChange& change);

}  // namespace kb::render
