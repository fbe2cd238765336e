/** Makes the MDX node types known to mdast in this room. */
import "mdast-util-mdx";
