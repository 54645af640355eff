// arduino-libraries/Ethernet 2.0.2, src/Ethernet.h.
#pragma once
#include "Client.h"

class EthernetClient : public Client {
 public:
  EthernetClient();
  virtual int connect(IPAddress ip, uint16_t port);
  virtual int connect(const char *host, uint16_t port);
  virtual size_t write(uint8_t);
  virtual size_t write(const uint8_t *buf, size_t size);
  virtual int available();
  virtual int read();
  virtual int read(uint8_t *buf, size_t size);
  virtual int peek();
  virtual void flush();
  virtual void stop();
  virtual uint8_t connected();
  virtual operator bool();
};

class EthernetServer {
 public:
  EthernetServer(uint16_t port);
  EthernetClient available();
  EthernetClient accept();
};

class EthernetUDP {
 public:
  virtual int parsePacket();
  virtual int available();
  virtual int read();
  virtual int read(unsigned char *buffer, size_t len);
  virtual void stop();
};
