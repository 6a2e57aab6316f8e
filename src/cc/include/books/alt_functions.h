/* alt_functions.h -- of "The Linux Programming Interface" (Kerrisk): functions other systems lack; none here. */
#ifndef ALT_FUNCTIONS_H
#define ALT_FUNCTIONS_H
#endif
