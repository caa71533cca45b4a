// The face of the runtime: open a compiled knowledge base, say what is known of a person, ask, render.
//
//   auto kb = kb::KnowledgeBase::open("x.kbx");
//   auto profile = kb::read_profile(*kb, text);
//   auto answer = kb::ask(*kb, *profile);
//   std::string json = kb::render_json(*answer);
//
// Errors are values; nothing here throws, prints or exits. An opened knowledge base is read-only and may be
// used from many threads at once.
#pragma once

#include "runtime/artifact/knowledge_base.h"
#include "runtime/batch/batch.h"
#include "runtime/decide/decide.h"
#include "runtime/decide/survey.h"
#include "runtime/explain/answer.h"
#include "runtime/profile/profile.h"
#include "runtime/render/render.h"
#include "runtime/verify/verify.h"
