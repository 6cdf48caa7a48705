#ifndef CRENAME_SHIM_H
#define CRENAME_SHIM_H
/* glibc 2.28 has renameat2 but shows it only to GNU sources, which Swift's import is not. */
extern int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);
/* Swaps two paths in one step. */
static inline int lokus_exchange(const char *a, const char *b) {
  return renameat2(-100 /* AT_FDCWD */, a, -100, b, 2u /* RENAME_EXCHANGE */);
}
#endif
