#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Lets two files, by folder handle and name, change places at one instant.
/// Returns 0, or -1 where the system or the file system can't, or one of them is not there.
int farq_exchange(int folder, const char *name, int other_folder, const char *other_name);

/// Makes the C library give large blocks back to the system as soon as they are freed; else glibc keeps ever larger ones.
void farq_spare_memory(void);

/// Gives memory that has been freed back to the system, where the C library holds it for later.
void farq_give_back(void);

/// Calls a function on a thread of its own, which nobody waits for.
/// Returns 0, or the reason why there is no such thread.
int farq_start_thread(void *(*run)(void *), void *argument);

/// Begins to load the cache line of a place, and does not wait for it.
static inline void farq_prefetch(const void *place) { __builtin_prefetch(place); }

#endif
