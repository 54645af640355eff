// What the ways out of a function tell its caller, and what they hide.
#include <gmock/gmock.h>

#include "peer/tests/reads_in.h"

namespace stackcheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> posix(const std::string &source) {
  return findings_in(posix_header + source);
}

TEST(Exits, AStructNeedsAllItsBytes) {
  EXPECT_THAT(posix(R"(struct head { int kind, length; }; void apply(struct head *);
  int f(int fd) {
    struct head h;
    if (recv(fd, &h, sizeof h, 0) <= 0) return -1;
    apply(&h);
    return 0;
  }
  int g(int fd) {
    struct head h;
    if (recv(fd, &h, sizeof h, 0) != sizeof h) return -1;
    apply(&h);
    return 0;
  })"),
              ElementsAre("short-read-taken-for-full in f"));
}

TEST(Exits, AResetMayNotTakeWhatCameBefore) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b, int room) {
    int used = 0;
    while (used < room) {
      int n = recv(fd, b + used, room - used, 0);
      if (n == 0) break;
      if (n < 0) return -1;
      used += n;
    }
    return used;
  }
  int g(int fd, char *b, int room) {
    int used = 0;
    while (used < room) {
      int n = recv(fd, b + used, room - used, 0);
      if (n <= 0) break;
      used += n;
    }
    return used;
  })"),
              ElementsAre("data-lost-on-close in f"));
}

TEST(Exits, WhatAFunctionThatIsNotSeenIsToldMayDecide) {
  const std::string tls = R"(
  #define MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY -0x7880
  #define MBEDTLS_ERR_SSL_INVALID_RECORD -0x7200
  #define MBEDTLS_ERR_SSL_WANT_READ -0x6900
  #define MBEDTLS_ERR_SSL_TIMEOUT -0x6800
  typedef struct mbedtls_ssl_context mbedtls_ssl_context;
  int mbedtls_ssl_read(mbedtls_ssl_context *, unsigned char *, unsigned long);
  int is_complete(int);
  int f(mbedtls_ssl_context *ssl, unsigned char *b) {
    int n;
    do { n = mbedtls_ssl_read(ssl, b, 900); } while (n > 0);
    return is_complete(n == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY ? 1 : 3) ? 0 : -1;
  })";
  EXPECT_THAT(findings_in(tls),
              ElementsAre("? f: what is_complete makes of its outcome is not seen"));
  std::string told_nothing = tls;
  told_nothing.replace(tls.find("? 1 : 3"), 7, "? 3 : 3");
  EXPECT_THAT(findings_in(told_nothing), ElementsAre("tls-truncation-accepted in f"));
}

TEST(Exits, TheNameOfANumberSaysWhatItMeans) {
  EXPECT_THAT(posix(R"(enum { LINK_TIMEOUT = -5, LINK_CLOSED = -6 };
  #define LINK_FAILED (-7)
  int f(int fd, char *b) {
    int n = recv(fd, b, 900, MSG_DONTWAIT);
    if (n == 0 || (n < 0 && errno == EAGAIN)) return LINK_TIMEOUT;
    return n > 0 ? n : LINK_FAILED;
  }
  int g(int fd, char *b) {
    int n = recv(fd, b, 900, MSG_DONTWAIT);
    if (n == 0) return LINK_CLOSED;
    return n > 0 ? n : errno == EAGAIN ? LINK_TIMEOUT : LINK_FAILED;
  })"),
              ElementsAre("close-taken-for-timeout in f"));
}

TEST(Exits, TheEndIsNotNothingYet) {
  EXPECT_THAT(posix(R"(enum got { DATA, NOTHING_YET, CLOSED };
  enum got f(int fd, char *b) {
    int n = recv(fd, b, 900, MSG_DONTWAIT);
    if (n == 0 || (n < 0 && errno == EAGAIN)) return NOTHING_YET;
    return n < 0 ? CLOSED : DATA;
  }
  enum got g(int fd, char *b) {
    int n = recv(fd, b, 900, MSG_DONTWAIT);
    return n > 0 ? DATA : CLOSED;
  }
  enum got h(int fd, char *b) {
    int n = recv(fd, b, 900, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) return NOTHING_YET;
    return n > 0 ? DATA : CLOSED;
  })"),
              ElementsAre("close-taken-for-timeout in f", "timeout-taken-for-close in g"));
}

TEST(Exits, AnAnswerDiesWhenUnreadDataIsClosedOn) {
  EXPECT_THAT(posix(R"(void f(int fd) {
    char b[99];
    if (recv(fd, b, 99, 0) > 0) send(fd, "ok", 2, 0);
    close(fd);
  }
  void g(int fd) {
    char b[99];
    if (recv(fd, b, 99, 0) > 0) {
      send(fd, "ok", 2, 0);
      shutdown(fd, 1);
      while (recv(fd, b, 99, 0) > 0) {}
    }
    close(fd);
  })"),
              ElementsAre("close-resets-peer in f"));
}

TEST(Exits, AResultNobodyLooksAtIsFound) {
  EXPECT_THAT(posix("int f(int fd) { char b = 0; recv(fd, &b, 1, 0); return b; }"),
              ElementsAre("read-result-ignored in f"));
}

TEST(Wrappers, KeepWhatTheyReadAndAreReadLikeIt) {
  const Reads reads = reads_in(posix_header + R"(struct wire { int fd; };
  int get(struct wire *w, char *b, int room) {
    int n = recv(w->fd, b, room, 0);
    return n > 0 ? n : n == 0 ? -1 : -2;
  }
  int f(struct wire *w, char *b, int want) {
    int got = 0;
    while (got < want) {
      int n = get(w, b + got, want - got);
      if (n == -2) return -1;
      if (n > 0) got += n;
    }
    return 0;
  })");
  ASSERT_EQ(reads.inferred.size(), 2u);
  EXPECT_THAT(reads.inferred[0].lines, ElementsAre("connection: 0->fd", "data: 1..length",
                                                   "end: -1", "reset: -2", "error: -2"));
  ASSERT_EQ(reads.findings.size(), 1u);
  EXPECT_EQ(reads.findings[0].kind, FindingKind::reads_again_after_close);
  EXPECT_EQ(reads.findings[0].function, "f");
}

TEST(Promises, ZeroIsTheEndToOneAndNothingYetToAnother) {
  EXPECT_THAT(posix(R"(typedef int (*TransportRecv_t)(void *, void *, size_t);
  struct link { int fd; };
  static int pass(void *c, void *b, size_t n) { return recv(((struct link *)c)->fd, b, n, 0); }
  static int keep(void *c, void *b, size_t n) {
    int got = recv(((struct link *)c)->fd, b, n, 0);
    return got == 0 ? -1 : got;
  }
  TransportRecv_t both[] = {pass, keep};)"),
              ElementsAre("close-taken-for-timeout in pass"));
}

TEST(Exits, ACallbackIsToldOfTheEnd) {
  EXPECT_THAT(findings_in(R"(
  struct tcp_pcb; struct pbuf { void *payload; unsigned short len, tot_len; };
  typedef signed char err_t; enum { ERR_OK = 0 };
  typedef err_t (*tcp_recv_fn)(void *, struct tcp_pcb *, struct pbuf *, err_t);
  void tcp_recv(struct tcp_pcb *, tcp_recv_fn);
  void tcp_recved(struct tcp_pcb *, unsigned short);
  void use(void *, unsigned short);
  static err_t f(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
    use(p->payload, p->len);
    tcp_recved(pcb, p->tot_len);
    return ERR_OK;
  }
  static err_t g(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
    if (!p) return ERR_OK;
    use(p->payload, p->len);
    tcp_recved(pcb, p->tot_len);
    return ERR_OK;
  }
  void listen_on(struct tcp_pcb *one, struct tcp_pcb *other) {
    tcp_recv(one, f);
    tcp_recv(other, g);
  })"),
              ElementsAre("close-result-used-as-length in f"));
}

TEST(Exits, ALingerOfZeroResets) {
  EXPECT_THAT(posix(R"(struct linger { int l_onoff, l_linger; };
  #define SOL_SOCKET 1
  #define SO_LINGER 13
  int setsockopt(int, int, int, const void *, unsigned);
  void f(int fd) {
    struct linger none = {1, 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    close(fd);
  }
  void g(int fd) {
    struct linger some = {1, 5};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &some, sizeof some);
    close(fd);
  })"),
              ElementsAre("close-sends-no-fin in f"));
}

TEST(Exits, AnApisOwnCodeIsTakenAtItsContractsWord) {
  const std::string one = R"(
  int mbedtls_net_recv(void *context, unsigned char *b, size_t n) {
    char c[4];
    recv(*(int *)context, c, 4, 0);
    return c[0];
  })";
  EXPECT_THAT(posix(one), ElementsAre("read-result-ignored in mbedtls_net_recv"));
  EXPECT_THAT(posix(one + R"(
  int mbedtls_net_set_nonblock(void *context) { return 0; }
  void mbedtls_net_free(void *context) {})"),
              IsEmpty());
}

TEST(Exits, WhoImplementsAnApisInterfaceIsJudged) {
  const Reads reads = reads_in(R"(
  struct Client {
    virtual int read() = 0;
    virtual unsigned char connected() = 0;
    virtual void stop() = 0;
  };
  struct Layer : Client {
    Client *inner;
    int read() override { return inner->read(); }
    unsigned char connected() override { return inner->connected(); }
    void stop() override { inner->stop(); }
  };
  Layer layer;
  )",
                               ".cpp");
  EXPECT_EQ(count_reads(reads).sites, 2u);  // connected() is no read site
}

}  // namespace
}  // namespace stackcheck
