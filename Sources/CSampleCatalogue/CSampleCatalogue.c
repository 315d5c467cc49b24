#include "CSampleCatalogue.h"
