#pragma once
#include <vector>

#include "source/flow/extraction.h"

namespace stackcheck::extract {

/// The dynamic dispatch of `classes`, sorted by name.
std::vector<VirtualClass> virtual_classes(const std::vector<const clang::CXXRecordDecl *> &classes,
                                          Extraction &unit);

}  // namespace stackcheck::extract
