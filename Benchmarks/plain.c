/* The floor: writes files of given sizes with as many threads, and does nothing else.
   usage: plain FOLDER THREADS < list          each line of the list: SIZE PATH, folders before what is in them (SIZE -1)
          plain FOLDER THREADS again < list    asks of each file how it looks, and replaces those with a SIZE other than 0
                                               as Farq does: a draft changes places with the file and is removed then */
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
static int folder, again;
static char *page;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void put(int folder, const char *name, int flags, long size) {
  int file = openat(folder, name, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);
  if (file < 0) fail(name);
  if (write(file, page, (size_t)size) != size || close(file) != 0) fail(name);
}

/* The folder that a file is in, which most often is that of the last one. */
static int parent(const char *path, const char *name, char *last, int *handle) {
  size_t length = (size_t)(name - path);
  if (*handle < 0 || strncmp(last, path, length) != 0 || last[length] != 0) {
    if (*handle >= 0) close(*handle);
    memcpy(last, path, length);
    last[length] = 0;
    *handle = openat(folder, length ? last : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*handle < 0) fail(path);
  }
  return *handle;
}

static void *work(void *number) {
  char draft[64], last[4096];
  int handle = -1;
  sprintf(draft, ".plain-%ld.draft", (long)number);
  for (;;) {
    long start = atomic_fetch_add(&next, BATCH);
    if (start >= count) return NULL;
    for (long i = start; i < start + BATCH && i < count; i++) {
      if (!again) {
        put(folder, files[i].path, O_EXCL, files[i].size);
        continue;
      }
      const char *slash = strrchr(files[i].path, '/'), *name = slash ? slash + 1 : files[i].path;
      int own = parent(files[i].path, name, last, &handle);
      struct stat facts;
      if (fstatat(own, name, &facts, AT_SYMLINK_NOFOLLOW) != 0) fail(files[i].path);
      if (files[i].size == 0) continue;
      put(folder, draft, O_TRUNC, files[i].size);
      if (renameat2(folder, draft, own, name, RENAME_EXCHANGE) != 0 || unlinkat(folder, draft, 0) != 0) fail(name);
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 3 && argc != 4) return 64;
  again = argc == 4;
  if (!again && mkdir(argv[1], 0755) != 0) fail(argv[1]);
  if ((folder = open(argv[1], O_RDONLY | O_DIRECTORY)) < 0) fail(argv[1]);
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
  for (int i = 0; i < threads; i++) pthread_create(&ids[i], NULL, work, (void *)(long)i);
  for (int i = 0; i < threads; i++) pthread_join(ids[i], NULL);
  return 0;
}
