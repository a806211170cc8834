CREATE TABLE "workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"names" text[] NOT NULL,
	"seen_at" timestamp(3) with time zone NOT NULL
);
