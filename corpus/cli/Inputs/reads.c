int recv(int, void *, unsigned, int);
int spin(int fd, char *buffer) {
  int length = 0;
  while (length < 9) length += recv(fd, buffer, 9 - length, 0) > 0;
  return length;
}
int safe(int fd, char *buffer) {
  int length = recv(fd, buffer, 9, 0);
  return length <= 0 ? -1 : length;
}
