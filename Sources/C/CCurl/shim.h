// SPDX-License-Identifier: Apache-2.0
// libcurl's setopt and getinfo are variadic, which Swift cannot call: one typed function per kind of argument.
#pragma once
#include <curl/curl.h>
#include <stdint.h>

typedef size_t (*ccurl_data_function)(char *bytes, size_t size, size_t count, void *owner);
typedef int (*ccurl_seek_function)(void *owner, curl_off_t offset, int origin);
typedef CURLcode (*ccurl_tls_function)(CURL *easy, void *context, void *owner);
typedef int (*ccurl_socket_function)(CURL *easy, curl_socket_t socket, int what, void *owner, void *of_socket);
typedef int (*ccurl_opened_function)(void *owner, curl_socket_t socket, curlsocktype purpose);
typedef int (*ccurl_connected_function)(void *owner, char *remote, char *local, int remote_port, int local_port);
typedef int (*ccurl_close_function)(void *owner, curl_socket_t socket);
typedef int (*ccurl_timer_function)(CURLM *multi, long milliseconds, void *owner);

static inline CURLcode ccurl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_offset(CURL *easy, CURLoption option, int64_t value) {
  return curl_easy_setopt(easy, option, (curl_off_t)value);
}
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_data_function(CURL *easy, CURLoption option, ccurl_data_function value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_seek_function(CURL *easy, ccurl_seek_function value) {
  return curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, value);
}
static inline CURLcode ccurl_set_tls_function(CURL *easy, ccurl_tls_function value) {
  return curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, value);
}
/// Called when a transfer has its connection, before its request is sent.
static inline CURLcode ccurl_set_connected_function(CURL *easy, ccurl_connected_function value, void *owner) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
  return code ? code : curl_easy_setopt(easy, CURLOPT_PREREQDATA, owner);
}
/// Called for each connection's socket when it has been opened, and to close it.
static inline CURLcode ccurl_set_socket_functions(CURL *easy, ccurl_opened_function opened, ccurl_close_function close,
                                                  void *owner) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, opened);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, owner);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, close);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, owner);
  return code;
}
/// Protocols by name where libcurl knows them (7.85 and later), else by mask.
static inline CURLcode ccurl_set_protocols_http(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}
static inline CURLcode ccurl_get_offset(CURL *easy, CURLINFO info, int64_t *value) {
  curl_off_t offset = 0;
  CURLcode code = curl_easy_getinfo(easy, info, &offset);
  *value = offset;
  return code;
}
static inline CURLcode ccurl_get_pointer(CURL *easy, CURLINFO info, void **value) {
  return curl_easy_getinfo(easy, info, value);
}

/// OpenSSL's connection of a running transfer; NULL where there is none.
static inline void *ccurl_get_ssl(CURL *easy) {
  struct curl_tlssessioninfo *info = NULL;
  if (curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &info) || !info) return NULL;
  return info->backend == CURLSSLBACKEND_OPENSSL ? info->internals : NULL;
}

/// A share of TLS sessions, for handles of one thread.
static inline CURLSH *ccurl_share_of_sessions(void) {
  CURLSH *share = curl_share_init();
  if (share) curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  return share;
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
static inline CURLMcode ccurl_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
  return curl_multi_setopt(multi, option, value);
}
static inline CURLMcode ccurl_multi_set_socket_function(CURLM *multi, ccurl_socket_function value) {
  return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value);
}
static inline CURLMcode ccurl_multi_set_timer_function(CURLM *multi, ccurl_timer_function value) {
  return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, value);
}

/// The next transfer that is over, its result in `result`; NULL when there is none.
static inline CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *result) {
  int left = 0;
  for (;;) {
    CURLMsg *message = curl_multi_info_read(multi, &left);
    if (!message) return NULL;
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
}

static const size_t ccurl_write_pause = CURL_WRITEFUNC_PAUSE;
static const size_t ccurl_read_abort = CURL_READFUNC_ABORT;
