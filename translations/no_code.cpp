// SPDX-License-Identifier: GPL-3.0-or-later

// A library needs a source file; this one consists of the translations that are its resources.
