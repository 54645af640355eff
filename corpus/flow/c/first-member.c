// A record's first member and the record are reached from one another by casts.
struct object { void (*show)(struct object *); };
struct button { struct object object; void (*click)(struct button *); };
static void press(struct button *button) { (void)button; }
static void show_button(struct object *object) {
  struct button *button = (struct button *)object;
  button->click(button);  // expect-call: press
}
static void show_plain(struct object *object) { (void)object; }

static void draw(struct object *object) {
  object->show(object);  // expect-call: show_button show_plain
}

int main(void) {
  struct button button = {{show_button}, press};
  struct object plain = {show_plain};
  draw(&button.object);
  draw((struct object *)&button);
  draw(&plain);
  return 0;
}
