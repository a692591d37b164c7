#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Lets two files, by folder handle and name, change places at one instant.
/// Returns 0, or -1 where the system or the file system can't, or one of them is not there.
int farq_exchange(int folder, const char *name, int other_folder, const char *other_name);

#endif
