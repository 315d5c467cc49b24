// SPDX-License-Identifier: Apache-2.0

/// What people call values that shops write otherwise.
extension Vocabulary {
  static let sizeNames: [String: [String]] = [
    "xs": ["extra small", "x small"], "s": ["small"], "m": ["medium"], "l": ["large"],
    "xl": ["extra large", "x large"], "xxl": ["extra extra large", "xx large"], "2xl": ["xx large", "double xl"],
  ]

  /// What people call a number of pixels.
  static let resolutionNames: [String: [String]] = [
    "1280x720": ["720p", "hd ready"], "1920x1080": ["1080p", "full hd", "fullhd", "fhd"],
    "2560x1440": ["1440p", "qhd", "wqhd", "quad hd"], "3840x2160": ["4k", "uhd", "ultra hd", "2160p"],
    "7680x4320": ["8k"],
  ]
}
