// SPDX-License-Identifier: Apache-2.0
#include "CAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char openapi_yaml[] = {
#embed "../../../openapi.yaml"
};
const unsigned char *const cassets_openapi_yaml_start = openapi_yaml;
const size_t cassets_openapi_yaml_size = sizeof openapi_yaml;

// One after the other, within one function, they are the one file that pages load.
static const unsigned char widget_js[] = {
#embed "widget/service.js"
    ,
#embed "widget/texts.js"
    ,
#embed "widget/links.js"
    ,
#embed "widget/session.js"
    ,
#embed "widget/client.js"
    ,
#embed "widget/markdown.js"
    ,
#embed "widget/styles.js"
    ,
#embed "widget/cards.js"
    ,
#embed "widget/answer.js"
    ,
#embed "widget/element.js"
};
static const unsigned char demo_html[] = {
#embed "demo/demo.html"
};
static const unsigned char demo_css[] = {
#embed "demo/demo.css"
};
static const unsigned char demo_js[] = {
#embed "demo/demo.js"
};

cassets_file cassets_widget_js(void) { return (cassets_file){widget_js, sizeof widget_js}; }
cassets_file cassets_demo_html(void) { return (cassets_file){demo_html, sizeof demo_html}; }
cassets_file cassets_demo_css(void) { return (cassets_file){demo_css, sizeof demo_css}; }
cassets_file cassets_demo_js(void) { return (cassets_file){demo_js, sizeof demo_js}; }
