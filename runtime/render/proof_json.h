// What a checker of an answer needs, as JSON. Private to this room.
#pragma once

#include <boost/json/object.hpp>

#include "runtime/explain/proof.h"

namespace kb::render {

[[nodiscard]] boost::json::object to_json(const Proof& proof);
/// With a digest of the rest: a question that was changed by accident is noticed, though it may have the same
/// answer.
[[nodiscard]] boost::json::object to_json(const Asked& asked);

}  // namespace kb::render
