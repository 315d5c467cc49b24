#pragma once
#include <stddef.h>
#include <stdint.h>
#include <uninorm.h>

/* UNINORM_NFC is the address of an incomplete type, which Swift does not import. */
static inline uint8_t *cunistring_nfc(const uint8_t *text, size_t count, size_t *length) {
  return u8_normalize(UNINORM_NFC, text, count, NULL, length);
}
