// SPDX-License-Identifier: Apache-2.0

/// Properties of CSS, by which a block behind the mere name of an element is known for a rule.
enum StyleProperties {
  static let all = Set(
    """
    align-content align-items align-self all animation animation-delay animation-direction animation-duration \
    animation-fill-mode animation-iteration-count animation-name animation-play-state animation-timing-function \
    appearance aspect-ratio backdrop-filter backface-visibility background background-attachment background-clip \
    background-color background-image background-origin background-position background-repeat background-size border \
    border-block border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius \
    border-bottom-style border-bottom-width border-collapse border-color border-image border-inline border-left \
    border-left-color border-left-style border-left-width border-radius border-right border-right-color \
    border-right-style border-right-width border-spacing border-style border-top border-top-color \
    border-top-left-radius border-top-right-radius border-top-style border-top-width border-width bottom box-shadow \
    box-sizing break-after break-before break-inside caption-side caret-color clear clip clip-path color color-scheme \
    column-count column-fill column-gap column-rule column-span column-width columns contain content counter-increment \
    counter-reset cursor direction display empty-cells fill filter flex flex-basis flex-direction flex-flow flex-grow \
    flex-shrink flex-wrap float font font-display font-family font-feature-settings font-kerning font-size \
    font-size-adjust font-smoothing font-stretch font-style font-variant font-variation-settings font-weight gap grid \
    grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-gap grid-gap grid-row \
    grid-row-gap grid-template grid-template-areas grid-template-columns grid-template-rows height hyphens \
    image-rendering inset isolation justify-content justify-items justify-self left letter-spacing line-break \
    line-height list-style list-style-image list-style-position list-style-type margin margin-block margin-bottom \
    margin-inline margin-left margin-right margin-top mask max-height max-width min-height min-width mix-blend-mode \
    object-fit object-position opacity order orphans outline outline-color outline-offset outline-style outline-width \
    overflow overflow-wrap overflow-x overflow-y overscroll-behavior padding padding-block padding-bottom \
    padding-inline padding-left padding-right padding-top page-break-after page-break-before page-break-inside \
    perspective place-content place-items pointer-events position quotes resize right row-gap scroll-behavior \
    scroll-margin scroll-snap-align scroll-snap-type scrollbar-color scrollbar-width shape-outside src stroke \
    stroke-width tab-size table-layout text-align text-align-last text-decoration text-decoration-color \
    text-decoration-line text-indent text-justify text-overflow text-rendering text-shadow text-size-adjust \
    text-transform text-underline-offset text-wrap top touch-action transform transform-origin transition \
    transition-delay transition-duration transition-property transition-timing-function unicode-bidi unicode-range \
    user-select vertical-align visibility white-space widows width will-change word-break word-spacing word-wrap \
    writing-mode z-index zoom
    """.split(separator: " ").map(String.init))
}
