// What the cases use of the Arduino core, cores/arduino/Arduino.h.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

unsigned long millis();
void delay(unsigned long ms);
void yield();
