// xTaskCreate's function is a task that gets pvParameters; its own body passes it on as a number.
// expect-root: blink task
#include <stdint.h>
typedef void TaskFunction_t(void *);
struct led { void (*toggle)(int); };
struct frame { uint32_t r0, pc; };
static struct frame frames[2];
static void toggle(int n) { (void)n; }
static void apart(int n) { (void)n; }
static void (*beside)(int) = apart;

int xTaskCreate(TaskFunction_t *code, const char *name, unsigned depth, void *given, unsigned rank,
                void *handle) {
  (void)name, (void)depth, (void)rank, (void)handle;
  frames[0].r0 = (uint32_t)(uintptr_t)given;
  frames[0].pc = (uint32_t)(uintptr_t)code;
  return 1;
}
static void blink(void *given) {
  struct led *led = given;
  led->toggle(1);  // expect-call: toggle
}

int main(void) {
  static struct led led = {toggle};
  beside(2);  // expect-call: apart
  return xTaskCreate(blink, "blink", 128, &led, 1, 0);
}
