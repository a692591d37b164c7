/* The floor: writes files of given sizes with as many threads, and does nothing else.
   usage: plain FOLDER THREADS < list     each line of the list: SIZE PATH, folders before what is in them (SIZE -1) */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_SIZE = 1 << 24, BATCH = 64 };

static struct file {
  long size;
  char *path;
} *files;
static long count;
static atomic_long next;
static int folder;
static char *page;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void *work(void *unused) {
  (void)unused;
  for (;;) {
    long start = atomic_fetch_add(&next, BATCH);
    if (start >= count) return NULL;
    for (long i = start; i < start + BATCH && i < count; i++) {
      int file = openat(folder, files[i].path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
      if (file < 0) fail(files[i].path);
      if (write(file, page, (size_t)files[i].size) != files[i].size || close(file) != 0) fail(files[i].path);
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  if (mkdir(argv[1], 0755) != 0 || (folder = open(argv[1], O_RDONLY | O_DIRECTORY)) < 0) fail(argv[1]);
  page = malloc(MAX_SIZE);
  for (long i = 0; i < MAX_SIZE; i++) page[i] = (char)('a' + i % 26);
  char line[4096];
  long room = 0;
  while (fgets(line, sizeof line, stdin)) {
    char *path;
    long size = strtol(line, &path, 10);
    path[strcspn(path, "\n")] = 0;
    path++;
    if (size < 0) {
      if (mkdirat(folder, path, 0755) != 0) fail(path);
      continue;
    }
    if (count == room) files = realloc(files, (size_t)(room = room ? room * 2 : 4096) * sizeof *files);
    files[count++] = (struct file){size < MAX_SIZE ? size : MAX_SIZE, strdup(path)};
  }
  int threads = atoi(argv[2]);
  pthread_t ids[64];
  for (int i = 0; i < threads; i++) pthread_create(&ids[i], NULL, work, NULL);
  for (int i = 0; i < threads; i++) pthread_join(ids[i], NULL);
  return 0;
}
