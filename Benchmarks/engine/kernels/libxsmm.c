// libxsmm comes as an archive; this makes a library of it whose functions have Fortran's form.
#include <libxsmm.h>

#define WRITTEN_FOR(REAL, NAME, FUNCTION)                                                                              \
    void NAME(const char *ta, const char *tb, const int *m, const int *n, const int *k, const REAL *alpha,             \
              const REAL *a, const int *lda, const REAL *b, const int *ldb, const REAL *beta, REAL *c,                 \
              const int *ldc) {                                                                                        \
        FUNCTION(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);                                                \
    }
WRITTEN_FOR(float, single_product, libxsmm_sgemm)
WRITTEN_FOR(double, double_product, libxsmm_dgemm)
