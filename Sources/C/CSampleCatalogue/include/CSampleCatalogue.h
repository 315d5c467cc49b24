// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stddef.h>

/// One of the embedded files of the sample catalogue; not terminated by a zero.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} catalogue_file;

/// The bodies that create the indices of the two store views (0: English, 1: German).
catalogue_file catalogue_index_body(int store);
/// Their documents as a `_bulk` request.
catalogue_file catalogue_documents(int store);
