"""The elements, attributes and properties that a cleaned SVG may have.

Decided here: only what draws. What makes programs run, load, move, ask or answer is not in these lists, nor is what
editors write for themselves.
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"

DRAWN = _names("path rect circle ellipse line polyline polygon text tspan textPath image use")
TEXTS = _names("text tspan textPath")
ELEMENTS = DRAWN | _names(
    """
    svg g defs symbol switch title desc style linearGradient radialGradient stop pattern clipPath mask marker filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """
)

# What goes without a word, since it draws nothing in a still picture.
SILENT = _names("metadata view cursor hatch meshgradient mesh solidcolor")
SCRIPTS = _names("script handler listener")
ANIMATIONS = _names("animate animateColor animateMotion animateTransform set discard mpath")
FONTS = _names("font font-face font-face-src font-face-uri glyph missing-glyph hkern vkern")

PROPERTIES = _names(
    """
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
    font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing
    lighting-color marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering transform
    transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
    """
)
CSS_PROPERTIES = PROPERTIES | _names(
    """
    background background-color cx cy d font font-feature-settings font-kerning font-variant-ligatures
    font-variation-settings height line-height marker r rx ry text-align text-decoration-color text-decoration-line
    text-decoration-style text-decoration-thickness text-transform width x y
    """
)

ATTRIBUTES = PROPERTIES | _names(
    """
    id class type media lang role systemLanguage requiredFeatures requiredExtensions version baseProfile x y x1 y1 x2 y2
    cx cy r rx ry fx fy fr d points width height viewBox preserveAspectRatio pathLength dx dy rotate textLength
    lengthAdjust startOffset method spacing side gradientTransform gradientUnits spreadMethod offset patternTransform
    patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits markerHeight markerWidth markerUnits
    orient refX refY filterUnits primitiveUnits in in2 result mode values operator k1 k2 k3 k4 kernelMatrix divisor bias
    targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
    specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z scale xChannelSelector
    yChannelSelector baseFrequency seed stitchTiles tableValues slope intercept amplitude exponent aria-label
    aria-labelledby aria-describedby
    """
)
