#define _GNU_SOURCE
#include "CSystem.h"

#include <pthread.h>
#include <stdio.h>

int farq_exchange(int folder, const char *name, int other_folder, const char *other_name) {
#if defined(__APPLE__)
  return renameatx_np(folder, name, other_folder, other_name, RENAME_SWAP);
#elif defined(RENAME_EXCHANGE)
  return renameat2(folder, name, other_folder, other_name, RENAME_EXCHANGE);
#else
  return -1;
#endif
}

int farq_start_thread(void *(*run)(void *), void *argument) {
  pthread_t thread;
  int reason = pthread_create(&thread, NULL, run, argument);
  return reason != 0 ? reason : pthread_detach(thread);
}

#if defined(__GLIBC__)
#include <malloc.h>

void farq_spare_memory(void) { mallopt(M_MMAP_THRESHOLD, 128 * 1024); }
void farq_give_back(void) { malloc_trim(0); }
#else
void farq_spare_memory(void) {}
void farq_give_back(void) {}
#endif
