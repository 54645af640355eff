// A web server of the kind sketches grow into: request, answer, stop.
// api: arduino
#include "Ethernet.h"

struct Request {
  char line[96];
  size_t used;
  size_t body_bytes;
};

bool parse(Request &request, int c);
int answer_for(const Request &request);

class WebServer {
 public:
  explicit WebServer(EthernetServer &server) : server_(server) {}
  void serve();
  void serve_to_the_end();
  void collect_body(EthernetClient &client, Request &request);
  bool collect_whole_body(EthernetClient &client, Request &request);
  void answer_early(EthernetClient &client);
  void answer_and_read_on(EthernetClient &client);

 private:
  EthernetServer &server_;
  uint8_t body_[256];
};

void WebServer::serve() {
  EthernetClient client = server_.available();
  Request request{};
  while (client.connected()) {  // expect-finding: data-lost-on-close
    if (client.available() && parse(request, client.read())) {
      client.println("HTTP/1.0 200 OK");
      break;
    }
  }
  while (client.available()) client.read();
  client.stop();
}

void WebServer::serve_to_the_end() {  // expect-nothing: data-lost-on-close, close-resets-peer
  EthernetClient client = server_.available();
  Request request{};
  while (client.connected() || client.available()) {
    if (client.available() && parse(request, client.read())) {
      client.println("HTTP/1.0 200 OK");
      break;
    }
  }
  while (client.available()) client.read();
  client.stop();
}

void WebServer::collect_body(EthernetClient &client, Request &request) {
  size_t got = 0;
  while (got < request.body_bytes) {
    int n = client.read(body_, sizeof body_);  // expect-finding: reads-again-after-close
    if (n > 0) got += n;
  }
}

bool WebServer::collect_whole_body(EthernetClient &client, Request &request) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  unsigned long start = millis();
  while (got < request.body_bytes) {
    int n = client.read(body_, sizeof body_);
    if (n == 0 || millis() - start > 10000) return false;
    if (n > 0) got += n;
  }
  return true;
}

void WebServer::answer_early(EthernetClient &client) {
  while (!client.available() && client.connected()) delay(1);
  int first = client.read(body_, 1);
  if (first == 1) client.print("busy");
  client.stop();  // expect-finding: close-resets-peer
}

void WebServer::answer_and_read_on(EthernetClient &client) {  // expect-nothing: close-resets-peer
  while (!client.available() && client.connected()) delay(1);
  int first = client.read(body_, 1);
  if (first == 1) client.print("busy");
  for (int rounds = 0; rounds < 100 && client.connected(); ++rounds) {
    if (client.read(body_, sizeof body_) < 0) delay(10);
  }
  client.stop();
}
