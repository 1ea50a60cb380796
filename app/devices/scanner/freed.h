// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caravan {

/// Deleter of a std::unique_ptr to an object of a C library, by the library's own function.
template <auto Free> struct Freed
{
    template <class T> void operator()(T *object) const { Free(object); }
};

} // namespace caravan
