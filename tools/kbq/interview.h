// Interview: what is open is asked, one question after the other, with a way back and a way out.
#pragma once

#include <cstdio>

#include "runtime/profile/profile.h"
#include "runtime/render/render.h"

/// Puts the questions that can change the answer to `out` and reads answers, a line each, from `in`, until
/// none is left or the input ends. What is answered is added to the profile; what the person does not know is
/// not asked again.
void interview(const kb::KnowledgeBase& kb, kb::Profile& profile, std::FILE* in, std::FILE* out,
               kb::TextStyle style);
