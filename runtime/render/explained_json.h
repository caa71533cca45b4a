// Why, why not, what if and what would change it: the keys that an answer has only where they were asked.
#pragma once

#include <boost/json/object.hpp>

#include "runtime/explain/answer.h"

namespace kb::render {

void put_explained(boost::json::object& result, const OptionAnswer& option);

}  // namespace kb::render
